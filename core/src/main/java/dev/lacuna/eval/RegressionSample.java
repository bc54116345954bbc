package dev.lacuna.eval;

import org.jspecify.annotations.Nullable;

/** The observed cells of a regression head. */
final class RegressionSample extends HeadSample {
  private final double[] labels;
  private final double[] predictions;
  private final double[] absolutes;
  private final double[] squares;
  private final boolean usable;
  private @Nullable Ranking labelRanking;
  private @Nullable Ranking predictionRanking;

  RegressionSample(ObservedCells cells) {
    super(cells);
    this.labels = cells.labels();
    this.predictions = cells.numbers();
    this.absolutes = new double[labels.length];
    this.squares = new double[labels.length];
    this.usable = allFinite(predictions);
    for (int i = 0; i < labels.length; i++) {
      absolutes[i] = Math.abs(predictions[i] - labels[i]);
      squares[i] = absolutes[i] * absolutes[i];
    }
  }

  /** Returns label and prediction of a cell. */
  PredictedNumbers.Pair pair(int cell) {
    return new PredictedNumbers.Pair(labels[cell], predictions[cell]);
  }

  @Override
  boolean usable() {
    return usable;
  }

  @Override
  MetricValue unusable() {
    return Reasons.NOT_FINITE;
  }

  @Override
  MetricValue compute(Metric metric, Weights weights) {
    return switch (metric) {
      case RMSE -> MetricValue.of(Math.sqrt(weights.mean(squares)));
      case MAE -> MetricValue.of(weights.mean(absolutes));
      case R2 -> r2(weights);
      case SPEARMAN -> Correlations.spearman(labelRanking(), predictionRanking(), weights);
      case ACCURACY, BALANCED_ACCURACY, F1, F1_MACRO, ROC_AUC, PR_AUC, MCC, LOG_LOSS, BRIER, ECE ->
          throw unfit(metric);
    };
  }

  private MetricValue r2(Weights weights) {
    return constantLabels(weights)
        ? Reasons.CONSTANT_LABELS
        : MetricValue.of(1 - weights.mean(squares) / labelVariance(weights));
  }

  /** Compares the labels themselves: rounding in their mean can make a zero variance positive. */
  private boolean constantLabels(Weights weights) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < labels.length; i++) {
      if (weights.get(i) > 0) {
        smallest = Math.min(smallest, labels[i]);
        largest = Math.max(largest, labels[i]);
      }
    }
    return smallest == largest;
  }

  private double labelVariance(Weights weights) {
    double mean = weights.mean(labels);
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double deviation = labels[i] - mean;
      sum += weights.get(i) * deviation * deviation;
    }
    return sum / weights.total();
  }

  private Ranking labelRanking() {
    Ranking found = labelRanking == null ? Ranking.of(labels) : labelRanking;
    labelRanking = found;
    return found;
  }

  private Ranking predictionRanking() {
    Ranking found = predictionRanking == null ? Ranking.of(predictions) : predictionRanking;
    predictionRanking = found;
    return found;
  }
}
