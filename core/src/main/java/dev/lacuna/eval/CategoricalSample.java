package dev.lacuna.eval;

/** The observed cells of a categorical head. */
final class CategoricalSample extends HeadSample implements ClassSample {
  private final Decisions decisions;
  private final LastResult<DecisionCounts> counts;
  private final double[] logLosses;
  private final boolean usable;

  CategoricalSample(ObservedCells cells) {
    super(cells.head(), cells.rows());
    int classes = cells.head().outputs();
    int[] labels = cells.labelClasses();
    this.decisions = new Decisions(classes, labels, cells.decisions(Thresholds.DEFAULT));
    this.counts = new LastResult<>(decisions::count);
    this.logLosses = new double[labels.length];
    boolean finite = true;
    for (int k = 0; k < classes; k++) {
      double[] probabilities = cells.probabilities(k);
      finite &= allFinite(probabilities);
      for (int i = 0; i < labels.length; i++) {
        logLosses[i] = labels[i] == k ? LogLoss.of(probabilities[i]) : logLosses[i];
      }
    }
    this.usable = finite;
  }

  @Override
  public Decisions decisions() {
    return decisions;
  }

  @Override
  boolean usable() {
    return usable;
  }

  @Override
  MetricValue unusable() {
    return Reasons.NOT_A_PROBABILITY;
  }

  @Override
  MetricValue compute(Metric metric, Weights weights) {
    return switch (metric) {
      case ACCURACY -> counts.of(weights).accuracy();
      case BALANCED_ACCURACY -> counts.of(weights).balancedAccuracy();
      case F1_MACRO -> counts.of(weights).macroF1();
      case LOG_LOSS -> MetricValue.of(weights.mean(logLosses));
      case F1, ROC_AUC, PR_AUC, MCC, BRIER, ECE, RMSE, MAE, R2, SPEARMAN -> throw unfit(metric);
    };
  }
}
