package dev.lacuna.bench.net;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingEngine;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What every engine is given: the first weights, the examples, and their order. Two with one seed
 * are the same, in whatever process they are made.
 *
 * @param net what the data is for
 * @param initial the first weights
 * @param features one row per example
 * @param targets one row per example
 * @param order the examples as batches take them, epoch after epoch
 */
@SuppressWarnings("ArrayRecordComponent") // read only
public record NetData(
    Net net, Network initial, FeatureMatrix features, Targets targets, int[] order) {
  private static final long SEED = 1;

  /** Returns the data of a net. */
  public static NetData of(Net net) {
    Examples examples = Examples.of(net, SEED);
    int[] order = Randomness.permutation(examples.features().rows(), stream("order"));
    return new NetData(
        net,
        Network.initial(net.architecture(), stream("weights")),
        examples.features(),
        examples.targets(),
        order.length > net.rows() ? Arrays.copyOf(order, net.rows()) : order);
  }

  /** Returns the examples of a batch, counted from 0 to {@link Net#batches()}. */
  public int[] rows(int batch) {
    int from = batch * net.batchSize();
    return Arrays.copyOfRange(order, from, Math.min(from + net.batchSize(), order.length));
  }

  /** Returns the loss of a step that a session takes on a batch, of which nothing is copied. */
  public BatchLoss step(TrainingEngine.Session session, int batch) {
    int from = batch * net.batchSize();
    return session.step(order, from, Math.min(from + net.batchSize(), order.length));
  }

  /** Returns the features of a batch, row-major, zeros included. */
  public float[] denseFeatures(int batch) {
    int[] rows = rows(batch);
    float[] dense = new float[rows.length * features.columns()];
    for (int i = 0; i < rows.length; i++) {
      features.copyRow(rows[i], dense, i * features.columns());
    }
    return dense;
  }

  /** Returns the labels of a batch, rows × heads; 0 where there is none. */
  public float[] labels(int batch) {
    return cells(batch, true);
  }

  /** Returns 1 for every cell of a batch with a label and 0 for the others. */
  public float[] mask(int batch) {
    return cells(batch, false);
  }

  /**
   * Returns the multiplications and additions of a mean step: forward, the gradient of every
   * layer's weights, and backward through all layers but the first. Zeros of sparse features do not
   * count.
   */
  public double flopsPerStep() {
    double first = inputsPerRow() * net.architecture().widths().get(1);
    double all =
        net.architecture().weights()
            - (double) features.columns() * net.architecture().widths().get(1)
            + first;
    return (6 * all - 2 * first) * order.length / net.batches();
  }

  private double inputsPerRow() {
    if (!(features instanceof SparseFeatures)) {
      return features.columns();
    }
    float[] row = new float[features.columns()];
    long nonZeros = 0;
    for (int example : order) {
      features.copyRow(example, row, 0);
      for (float value : row) {
        nonZeros += value != 0 ? 1 : 0;
      }
    }
    return nonZeros / (double) order.length;
  }

  private float[] cells(int batch, boolean labels) {
    int[] rows = rows(batch);
    int heads = net.architecture().outputs();
    float[] cells = new float[rows.length * heads];
    for (int i = 0; i < cells.length; i++) {
      if (targets.observed(rows[i / heads], i % heads)) {
        cells[i] = labels ? targets.value(rows[i / heads], i % heads) : 1;
      }
    }
    return cells;
  }

  private static RandomGenerator stream(String purpose) {
    return Randomness.of(SEED, purpose);
  }
}
