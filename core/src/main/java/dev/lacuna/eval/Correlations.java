package dev.lacuna.eval;

/** Correlations, and what keeps them within −1 and 1. */
final class Correlations {
  private Correlations() {}

  /** Returns Pearson's correlation of the mid-ranks. */
  static MetricValue spearman(Ranking labels, Ranking predictions, Weights weights) {
    double[] labelRanks = labels.midRanks(weights);
    double[] predictionRanks = predictions.midRanks(weights);
    double centre = (weights.total() + 1) / 2.0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < weights.size(); i++) {
      double x = labelRanks[labels.place(i)] - centre;
      double y = predictionRanks[predictions.place(i)] - centre;
      xx += weights.get(i) * x * x;
      yy += weights.get(i) * y * y;
      xy += weights.get(i) * x * y;
    }
    if (xx == 0) {
      return Reasons.CONSTANT_LABELS;
    }
    return yy == 0 ? Reasons.CONSTANT_PREDICTIONS : correlation(xy, xx * yy);
  }

  /** Returns a correlation, which rounding must not carry beyond −1 and 1. */
  static MetricValue correlation(double covariance, double variances) {
    // one root of the product, not two: √(x·x) is x, so perfect agreement is exactly 1
    return MetricValue.of(Math.max(-1, Math.min(1, covariance / Math.sqrt(variances))));
  }
}
