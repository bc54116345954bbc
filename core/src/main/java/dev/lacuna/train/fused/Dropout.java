package dev.lacuna.train.fused;

import dev.lacuna.data.Randomness;
import dev.lacuna.model.Architecture;
import java.util.random.RandomGenerator;

/**
 * Drops units of the trunk with a probability p and scales those that stay by 1 / (1 − p) (N.
 * Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014). What
 * is dropped depends on the seed, the step and the block of rows, and not on threads.
 */
final class Dropout {
  private final double probability;
  private final long seed;
  private final float[][][] units;
  private final float[][][] factors;
  private final float[][][] dropped;
  private RandomGenerator random;

  /**
   * Creates the dropout of a slice.
   *
   * @param units activated units, layer by layer
   */
  Dropout(Architecture architecture, float[][][] units, long seed) {
    this.probability = architecture.dropout();
    this.seed = seed;
    this.units = units;
    this.factors = isOn() ? Slice.block(architecture) : new float[0][][];
    this.dropped = isOn() ? Slice.block(architecture) : new float[0][][];
    this.random = Randomness.of(seed, "dropout");
  }

  /** Draws anew for a block of a step. */
  void begin(long step, int block) {
    if (isOn()) {
      random = Randomness.of(seed, "dropout " + step + " " + block);
    }
  }

  /** Returns what a layer passes on to the next; the inputs are never dropped. */
  float[][] passed(int layer) {
    return isOn() && layer > 0 ? dropped[layer] : units[layer];
  }

  /** Drops units of a layer. */
  void drop(int layer, int rows) {
    for (int u = 0; isOn() && u < units[layer].length; u++) {
      drop(units[layer][u], factors[layer][u], dropped[layer][u], rows);
    }
  }

  /** Takes slopes at what a layer passed on back to slopes at its units. */
  void scale(int layer, float[][] slopes, int rows) {
    for (int u = 0; isOn() && u < slopes.length; u++) {
      multiply(slopes[u], factors[layer][u], rows);
    }
  }

  private void drop(float[] unit, float[] factor, float[] result, int rows) {
    float scale = (float) (1 / (1 - probability));
    for (int r = 0; r < rows; r++) {
      factor[r] = random.nextDouble() < probability ? 0 : scale;
      result[r] = unit[r] * factor[r];
    }
  }

  private static void multiply(float[] slope, float[] factor, int rows) {
    for (int r = 0; r < rows; r++) {
      slope[r] *= factor[r];
    }
  }

  private boolean isOn() {
    return probability > 0;
  }
}
