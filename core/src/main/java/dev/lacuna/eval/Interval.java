package dev.lacuna.eval;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A 95 % interval. Of bootstrap resamples it reaches from the 2.5th to the 97.5th percentile of
 * what came out, linear between neighbours; of repeated runs it is Student's interval for the mean.
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

  /**
   * Returns Student's interval for the mean of values drawn independently: mean ± t · s / √n, with
   * t the 97.5th percentile of Student's distribution with n − 1 degrees of freedom.
   *
   * @param values at least two, finite
   * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student 1908</a>
   */
  public static Interval ofMean(double... values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "the interval of a mean needs at least two values, values = " + Arrays.toString(values));
    }
    double mean = StatUtils.mean(values);
    double t = new TDistribution(values.length - 1).inverseCumulativeProbability(1 - TAIL);
    double half = t * Math.sqrt(StatUtils.variance(values, mean) / values.length);
    return new Interval(mean - half, mean + half);
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
