package dev.lacuna.train.fused;

import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.kernel.SparseRows;

/**
 * Drops units of the trunk with a probability p and scales those that stay by 1 / (1 − p) (N.
 * Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014). What
 * is dropped depends on the seed, the step, the row's place in the batch and the unit, and on
 * nothing else: neither on threads nor on how a batch is cut up.
 */
final class Dropout {
  /** Units that share the bits of one random number. */
  private static final int GROUP = 4;

  private static final int LEVELS = 1 << 16;

  private final long seed;
  private final int threshold;
  private final float scale;

  Dropout(double probability, long seed) {
    this.seed = seed;
    this.threshold = (int) Math.round(probability * LEVELS);
    this.scale = (float) (1 / (1 - probability));
  }

  /** Returns whether anything is dropped at all. */
  boolean isOn() {
    return threshold > 0;
  }

  /** Returns what units that stay are multiplied by. */
  float scale() {
    return isOn() ? scale : 1;
  }

  /**
   * Drops units.
   *
   * @param panels units, or what slopes are multiplied by: the same ones are dropped
   * @param key {@link #key} of the step and level
   * @param firstRow place in the batch of the first row of the range
   */
  void drop(Panels panels, RowRange rows, long key, int firstRow) {
    int groups = groups(panels.columns());
    float[] data = panels.data();
    for (int group = 0; group < groups; group++) {
      int at = panels.at(rows.from(), group * GROUP);
      for (int row = 0; row < rows.size(); row++, at += panels.lanes()) {
        long bits = mix(key + (long) (firstRow + row) * groups + group);
        for (int unit = 0; unit < GROUP; unit++) {
          data[at + unit] *= level(bits, unit) < threshold ? 0 : scale;
        }
      }
    }
  }

  /**
   * Drops non-zeros of a row: those of the columns that would be dropped of dense features, too.
   *
   * @param row place in the batch
   */
  void drop(SparseRows rows, int row, long key) {
    long first = key + (long) row * groups(rows.columns());
    rows.scale(
        row, column -> level(mix(first + column / GROUP), column % GROUP) < threshold ? 0 : scale);
  }

  private static int groups(int columns) {
    return (columns + GROUP - 1) / GROUP;
  }

  private static int level(long bits, int unit) {
    return (int) (bits >>> (16 * unit)) & (LEVELS - 1);
  }

  /** Returns where the random numbers of a step and level begin. */
  long key(long step, int level) {
    return mix(mix(seed ^ 0x6c6163756e61L) + 64 * step + level);
  }

  /**
   * The finisher of SplitMix64 (G. Steele et al., Fast Splittable Pseudorandom Generators, 2014).
   */
  private static long mix(long state) {
    long z = state * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
