package dev.lacuna.train;

import dev.lacuna.data.Randomness;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Trains a network: epochs of shuffled batches, early stopping, history. */
public final class Trainer {
  private final TrainingEngine engine;

  /** Creates a trainer whose steps this engine takes. */
  public Trainer(TrainingEngine engine) {
    this.engine = engine;
  }

  /**
   * Trains to the end, or until the dev part has seen no improvement for the configured patience.
   *
   * @throws dev.lacuna.error.LacunaException when the data cannot be trained on, or when the loss
   *     stops being finite
   */
  public TrainingResult train(TrainingJob job, TrainingListener listener) {
    TrainingChecks.trainable(job);
    TargetScaling scaling = TargetScaling.fit(job.train().labels());
    long seed = job.config().compute().seed();
    Network initial = Network.initial(job.architecture(), Randomness.of(seed, "weights"));
    TrainingEngine.Problem problem =
        new TrainingEngine.Problem(
            initial,
            job.loss(),
            job.train().features(),
            Targets.of(job.train().labels(), scaling),
            job.config());
    BestEpoch best = new BestEpoch(job, scaling);
    List<EpochRecord> epochs = new ArrayList<>();
    try (TrainingEngine.Session session = engine.start(problem)) {
      listener.started(job.with(session.network().architecture()), engine.name());
      RandomGenerator shuffle = Randomness.of(seed, "shuffle");
      for (int epoch = 1;
          epoch <= job.config().epochs() && !best.isPatienceOver(epoch - 1);
          epoch++) {
        EpochTotals totals = runEpoch(job, session, shuffle, epoch);
        EpochRecord record = totals.toRecord(epoch, best.watch(epoch, session));
        epochs.add(record);
        listener.epochEnded(record);
      }
      Network network = best.network().orElseGet(session::network);
      TrainingChecks.finite(network, job);
      History history = new History(epochs, best.epochOr(epochs.size()), best.monitorName());
      listener.finished(history);
      return new TrainingResult(network, scaling, history, engine.name());
    }
  }

  private static EpochTotals runEpoch(
      TrainingJob job, TrainingEngine.Session session, RandomGenerator shuffle, int epoch) {
    EpochTotals totals = new EpochTotals(job.loss().schema());
    int rows = job.train().rows();
    int batchSize = Math.min(job.config().batchSize(), rows);
    int[] order = Randomness.permutation(rows, shuffle);
    for (int from = 0, to; from < rows; from = to) {
      to = from + Math.min(batchSize, rows - from); // from + batchSize may pass the largest int
      BatchLoss batch = session.step(order, from, to);
      TrainingChecks.finite(batch, job, epoch);
      totals.add(batch);
    }
    return totals;
  }
}
