package dev.lacuna.eval;

import org.jspecify.annotations.Nullable;

/** The observed cells of a binary head, with decisions at one threshold. */
final class BinarySample extends HeadSample implements ClassSample {
  private static final int BINS = 15;

  private final ObservedCells cells;
  private final int[] labels;
  private final double[] probabilities;
  private final double[] logLosses;
  private final double[] squares;
  private final boolean usable;
  private final Decisions decisions;
  private @Nullable Ranking ranking;

  BinarySample(ObservedCells cells, double threshold) {
    super(cells.head(), cells.rows());
    this.cells = cells;
    this.labels = cells.labelClasses();
    this.probabilities = cells.probabilities(0);
    this.logLosses = new double[labels.length];
    this.squares = new double[labels.length];
    this.usable = allFinite(probabilities);
    this.decisions = new Decisions(2, labels, cells.decisions(threshold));
    for (int i = 0; i < labels.length; i++) {
      double error = labels[i] - probabilities[i];
      logLosses[i] = LogLoss.of(labels[i] == 1 ? probabilities[i] : 1 - probabilities[i]);
      squares[i] = error * error;
    }
  }

  BinarySample withThreshold(double threshold) {
    return new BinarySample(cells, threshold);
  }

  /** Returns 0 or 1 for each cell. */
  int[] labels() {
    return labels;
  }

  @Override
  public Decisions decisions() {
    return decisions;
  }

  Ranking ranking() {
    Ranking found = ranking == null ? Ranking.of(probabilities) : ranking;
    ranking = found;
    return found;
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
      case ACCURACY -> decisions.count(weights).accuracy();
      case BALANCED_ACCURACY -> decisions.count(weights).balancedAccuracy();
      case F1 -> decisions.count(weights).f1();
      case F1_MACRO -> decisions.count(weights).macroF1();
      case MCC -> decisions.count(weights).mcc();
      case ROC_AUC -> RankMetrics.rocAuc(ranking(), weights.where(labels), weights);
      case PR_AUC -> RankMetrics.averagePrecision(ranking(), weights.where(labels), weights);
      case LOG_LOSS -> MetricValue.of(weights.mean(logLosses));
      case BRIER -> MetricValue.of(weights.mean(squares));
      case ECE -> MetricValue.of(calibrationError(weights));
      case RMSE, MAE, R2, SPEARMAN -> throw unfit(metric);
    };
  }

  /** Within a bin, n_b · |mean y − mean p| is |Σ (y − p)|. */
  private double calibrationError(Weights weights) {
    double[] gaps = new double[BINS];
    for (int i = 0; i < labels.length; i++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
      gaps[bin] += weights.get(i) * (labels[i] - probabilities[i]);
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return sum / weights.total();
  }
}
