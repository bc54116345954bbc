package dev.lacuna.csv.audit;

/** Count, mean and variance of numbers that come one by one, after Welford. */
final class Moments {
  private int count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double fromMean = value - mean;
    mean += fromMean / count;
    squares += fromMean * (value - mean);
  }

  int count() {
    return count;
  }

  double mean() {
    return mean;
  }

  /** Returns the variance of the whole that these are a sample of; NaN for fewer than two. */
  double variance() {
    return squares / (count - 1.0);
  }

  /** Returns how far two means are apart, in standard deviations within the groups. */
  static double standardisedDifference(Moments a, Moments b) {
    double within = (a.squares + b.squares) / (a.count + b.count - 2.0);
    return within > 0 ? (a.mean - b.mean) / Math.sqrt(within) : 0;
  }
}
