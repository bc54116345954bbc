package dev.lacuna.train;

import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.BatchLoss;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Adds up the batches of an epoch. */
final class EpochTotals {
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

  EpochRecord toRecord(int epoch, OptionalDouble dev) {
    return new EpochRecord(
        epoch,
        batches == 0 ? 0 : loss / batches,
        IntStream.range(0, sums.length).mapToObj(this::headRecord).toList(),
        dev);
  }

  private EpochRecord.HeadRecord headRecord(int t) {
    OptionalDouble mean =
        observed[t] == 0 ? OptionalDouble.empty() : OptionalDouble.of(sums[t] / observed[t]);
    return new EpochRecord.HeadRecord(schema.head(t).name(), mean, observed[t]);
  }
}
