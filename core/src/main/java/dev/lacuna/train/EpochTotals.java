package dev.lacuna.train;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.BatchLoss;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Adds up the batches of an epoch. */
final class EpochTotals implements Resumable {
  private final LabelSchema schema;
  private final double[] sums;
  private final long[] observed;
  private double loss;
  private int batches;

  EpochTotals(LabelSchema schema) {
    this.schema = schema;
    this.sums = new double[schema.size()];
    this.observed = new long[schema.size()];
  }

  void add(BatchLoss batch) {
    if (batch.isEmpty()) {
      return;
    }
    loss += batch.total();
    batches++;
    for (int t = 0; t < sums.length; t++) {
      sums[t] += batch.sums()[t];
      observed[t] += batch.observed()[t];
    }
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.doubles(sums);
    out.wholes(observed);
    out.number(loss);
    out.whole(batches);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    in.doubles(sums);
    in.wholes(observed);
    loss = in.number();
    batches = in.whole(0, Integer.MAX_VALUE);
  }

  EpochRecord toRecord(int epoch, DevFigures dev) {
    return new EpochRecord(
        epoch,
        batches == 0 ? 0 : loss / batches,
        IntStream.range(0, sums.length).mapToObj(t -> headRecord(t, dev)).toList(),
        dev.all());
  }

  private EpochRecord.HeadRecord headRecord(int t, DevFigures dev) {
    OptionalDouble mean =
        observed[t] == 0 ? OptionalDouble.empty() : OptionalDouble.of(sums[t] / observed[t]);
    return new EpochRecord.HeadRecord(schema.head(t).name(), mean, observed[t], dev.heads().get(t));
  }
}
