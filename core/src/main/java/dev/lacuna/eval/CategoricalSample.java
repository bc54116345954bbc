package dev.lacuna.eval;

/** The observed cells of a categorical head. */
final class CategoricalSample extends ClassSample {
  private final double[] logLosses;

  CategoricalSample(ObservedCells cells) {
    super(cells, Thresholds.DEFAULT);
    int[] labels = cells.labelClasses();
    this.logLosses = new double[labels.length];
    for (int k = 0; k < cells.head().outputs(); k++) {
      double[] probabilities = cells.probabilities(k);
      for (int i = 0; i < labels.length; i++) {
        logLosses[i] = labels[i] == k ? LogLoss.of(probabilities[i]) : logLosses[i];
      }
    }
  }

  @Override
  MetricValue compute(Metric metric, Weights weights) {
    return switch (metric) {
      case ACCURACY -> counts(weights).accuracy();
      case BALANCED_ACCURACY -> counts(weights).balancedAccuracy();
      case F1_MACRO -> counts(weights).macroF1();
      case LOG_LOSS -> MetricValue.of(weights.mean(logLosses));
      case F1, ROC_AUC, PR_AUC, MCC, BRIER, ECE, RMSE, MAE, R2, SPEARMAN -> throw unfit(metric);
    };
  }
}
