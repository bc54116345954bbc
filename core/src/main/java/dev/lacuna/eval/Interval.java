package dev.lacuna.eval;

import java.util.Arrays;

/**
 * Where a metric lies in 95 % of the bootstrap resamples of the examples: from the 2.5th to the
 * 97.5th percentile, linear between neighbours.
 *
 * @param low finite
 * @param high finite, at least {@code low}
 * @see <a href="https://doi.org/10.1214/ss/1177013815">Efron and Tibshirani 1986</a>
 */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /** Checks the order of the ends. */
  public Interval {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
      throw new IllegalArgumentException(
          "low and high must be finite and in order, low = %s, high = %s".formatted(low, high));
    }
  }

  /** Returns the interval of at least one draw, in any order. */
  static Interval ofDraws(double[] draws) {
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    return new Interval(percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
  }

  /** Returns whether a value lies within, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  private static double percentile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
