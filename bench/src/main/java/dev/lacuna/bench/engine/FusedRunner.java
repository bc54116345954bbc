package dev.lacuna.bench.engine;

import dev.lacuna.bench.net.NetData;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.fused.FusedEngine;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lacuna's fused engine, as the trainer uses it: rows are gathered anew in every step. */
public final class FusedRunner implements StepRunner {
  private final NetData data;
  private final TrainingEngine.Session session;

  /** Starts a session. */
  public FusedRunner(NetData data, int threads) {
    this.data = data;
    this.session =
        new FusedEngine()
            .start(
                new TrainingEngine.Problem(
                    data.initial(),
                    MaskedLoss.of(schema(data)).with(Normalization.ALL_CELLS),
                    data.features(),
                    data.targets(),
                    config(data, threads)));
  }

  @Override
  public void step(int batch) {
    data.step(session, batch);
  }

  @Override
  public double stepWithLoss(int batch) {
    return data.step(session, batch).total();
  }

  @Override
  public void close() {
    session.close();
  }

  private static LabelSchema schema(NetData data) {
    return new LabelSchema(
        IntStream.range(0, data.net().architecture().outputs())
            .mapToObj(t -> (Head) BinaryHead.of("y" + t))
            .toList());
  }

  private static TrainingConfig config(NetData data, int threads) {
    return new TrainingConfig(
        1,
        data.net().batchSize(),
        0.001,
        0,
        Optional.empty(),
        new TrainingConfig.Compute(1, threads));
  }
}
