package dev.lacuna.csv.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;

/** Whether two groups of rows differ by more than chance. All p-values are two-sided. */
final class Significance {
  /** Expected counts below this are too few for the normal distribution. */
  private static final double FEW = 5;

  private static final double MAY_BE_SIGNIFICANT = 0.05;

  private Significance() {}

  /**
   * A share in a group of rows.
   *
   * @param positives how many of them are positive
   */
  record Share(long positives, long rows) {
    double value() {
      return (double) positives / rows;
    }
  }

  /**
   * Returns the p-value of two shares: of the z-test with pooled variance, or of Fisher's exact
   * test where counts are small and the z-test speaks of a difference.
   */
  static double ofShares(Share a, Share b) {
    long rows = a.rows + b.rows;
    double pooled = (double) (a.positives + b.positives) / rows;
    if (pooled == 0 || pooled == 1) {
      return 1;
    }
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / a.rows + 1.0 / b.rows));
    double p = Erf.erfc(Math.abs(a.value() - b.value()) / error / Math.sqrt(2));
    double expected = Math.min(a.rows, b.rows) * Math.min(pooled, 1 - pooled);
    return expected < FEW && p < MAY_BE_SIGNIFICANT ? fisher(a, b) : p;
  }

  /** Adds up all tables with these margins that are no likelier than this one. */
  private static double fisher(Share a, Share b) {
    HypergeometricDistribution tables =
        new HypergeometricDistribution(
            null, (int) (a.rows + b.rows), (int) (a.positives + b.positives), (int) a.rows);
    double observed = tables.probability((int) a.positives) * (1 + 1e-7);
    double p =
        IntStream.rangeClosed(tables.getSupportLowerBound(), tables.getSupportUpperBound())
            .mapToDouble(tables::probability)
            .filter(probability -> probability <= observed)
            .sum();
    return Math.min(1, p);
  }

  /** Returns the p-value of Welch's t-test of two means; 1 where nothing varies. */
  static double ofMeans(Moments a, Moments b) {
    double errorA = a.variance() / a.count();
    double errorB = b.variance() / b.count();
    double error = errorA + errorB;
    if (!(error > 0)) {
      return 1;
    }
    // Welch–Satterthwaite
    double freedom =
        error * error / (errorA * errorA / (a.count() - 1) + errorB * errorB / (b.count() - 1));
    double t = Math.abs(a.mean() - b.mean()) / Math.sqrt(error);
    return 2 * new TDistribution(null, freedom).cumulativeProbability(-t);
  }

  /**
   * Returns p-values corrected for as many tests as there are (Holm, A simple sequentially
   * rejective multiple test procedure, 1979), in the same order.
   */
  static double[] holm(List<Double> values) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[order.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, (order.length - rank) * values.get(order[rank]));
      corrected[order[rank]] = Math.min(1, largest);
    }
    return corrected;
  }
}
