package dev.lacuna.model;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.kernel.SparseRows;
import dev.lacuna.kernel.Tile;

/** Takes blocks of rows through a network. Working memory: one thread uses it at a time. */
final class ForwardPass {
  private final PackedNetwork network;
  private final Panels[] units;
  private final float[] features;
  private final float[] row;
  private final Panels derivatives;
  private final RowRange rows = new RowRange();

  /**
   * Creates room for rows.
   *
   * @param capacity rows of a block at most
   */
  ForwardPass(PackedNetwork network, int capacity) {
    this.network = network;
    Architecture architecture = network.architecture();
    int roundedUp = (capacity + Kernels.TILE - 1) / Kernels.TILE * Kernels.TILE;
    int lanes = network.kernels().lanes();
    this.units =
        architecture.widths().stream()
            .map(width -> new Panels(lanes, roundedUp, width))
            .toArray(Panels[]::new);
    int widest = architecture.widths().stream().mapToInt(Integer::intValue).max().orElseThrow();
    this.features = new float[Math.multiplyExact(capacity, architecture.inputs())];
    this.row = new float[widest];
    this.derivatives = new Panels(lanes, roundedUp, widest);
  }

  /**
   * Writes the logits of rows.
   *
   * @param from the first row
   * @param to after the last row, at most the capacity away
   * @param logits receives rows × outputs, row-major, from place {@code from · outputs} on
   */
  void logits(FeatureMatrix matrix, int from, int to, double[] logits) {
    rows.set(0, to - from);
    if (matrix instanceof SparseFeatures nonZeros) {
      Panels weights = network.weights(0);
      network.kernels().multiply(batch(nonZeros, from, to), weights, units[1], Tile.whole(weights));
    } else {
      for (int i = from; i < to; i++) {
        matrix.copyRow(i, features, (i - from) * matrix.columns());
      }
      units[0].load(features, rows);
      network.kernels().multiply(units[0], network.weights(0), units[1], rows);
    }
    finish();
    units[network.depth()].copy(rows, logits, from * network.architecture().outputs());
  }

  /** Writes the logits of one row of features. */
  void logits(float[] single, double[] logits) {
    rows.set(0, 1);
    units[0].load(single, rows);
    network.kernels().multiply(units[0], network.weights(0), units[1], rows);
    finish();
    units[network.depth()].copy(rows, logits, 0);
  }

  /** Goes on from the sums of the first layer. */
  private void finish() {
    Activation activation = network.architecture().activation();
    for (int layer = 1; layer < network.depth(); layer++) {
      normalise(layer);
      activation.apply(network.kernels(), units[layer], derivatives, rows);
      network.kernels().multiply(units[layer], network.weights(layer), units[layer + 1], rows);
    }
  }

  private void normalise(int level) {
    LayerNorm norm = network.norm(level - 1);
    if (norm == null) {
      return;
    }
    for (int r = 0; r < rows.to(); r++) {
      for (int j = 0; j < norm.units(); j++) {
        row[j] = units[level].get(r, j);
      }
      norm.apply(row);
      for (int j = 0; j < norm.units(); j++) {
        units[level].set(r, j, row[j]);
      }
    }
  }

  private static SparseRows batch(SparseFeatures nonZeros, int from, int to) {
    SparseRows batch = nonZeros.newBatch();
    batch.begin(to - from);
    for (int i = from; i < to; i++) {
      batch.set(i - from, i);
    }
    return batch;
  }
}
