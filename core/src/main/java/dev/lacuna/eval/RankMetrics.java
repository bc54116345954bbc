package dev.lacuna.eval;

/** The metrics that need an order and nothing else of the scores. */
final class RankMetrics {
  private RankMetrics() {}

  /** Returns the share of (positive, negative) pairs in order, equal scores counting half. */
  static MetricValue rocAuc(Ranking ranking, Weights positive, Weights all) {
    double pairs = (double) positive.total() * (all.total() - positive.total());
    if (pairs == 0) {
      return Reasons.oneClass(all.total());
    }
    long[] positives = ranking.weightOfPlaces(positive);
    long[] cells = ranking.weightOfPlaces(all);
    double inOrder = 0;
    long negativesBelow = 0;
    for (int place = 0; place < cells.length; place++) {
      long negatives = cells[place] - positives[place];
      inOrder += positives[place] * (negativesBelow + negatives / 2.0);
      negativesBelow += negatives;
    }
    return MetricValue.of(inOrder / pairs);
  }

  /** Returns the mean precision over the positives, equal scores being one step. */
  static MetricValue averagePrecision(Ranking ranking, Weights positive, Weights all) {
    if (positive.total() == 0) {
      return Reasons.noPositive(all.total());
    }
    long[] positives = ranking.weightOfPlaces(positive);
    long[] cells = ranking.weightOfPlaces(all);
    double sum = 0;
    long positivesAbove = 0;
    long cellsAbove = 0;
    for (int place = cells.length - 1; place >= 0; place--) {
      positivesAbove += positives[place];
      cellsAbove += cells[place];
      // a resample may leave out the highest scores, and then there is no precision yet
      if (positives[place] > 0) {
        sum += positives[place] * ((double) positivesAbove / cellsAbove);
      }
    }
    return MetricValue.of(sum / positive.total());
  }

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
    return yy == 0 ? Reasons.CONSTANT_PREDICTIONS : correlation(xy, Math.sqrt(xx) * Math.sqrt(yy));
  }

  /** Returns a correlation, which rounding must not carry beyond −1 and 1. */
  static MetricValue correlation(double covariance, double scale) {
    return MetricValue.of(Math.max(-1, Math.min(1, covariance / scale)));
  }
}
