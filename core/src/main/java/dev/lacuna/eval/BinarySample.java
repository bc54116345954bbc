package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The observed cells of a binary head, with decisions at one threshold. */
final class BinarySample extends ClassSample {
  /** Bins of equal width that the calibration error is summed over. */
  static final int BINS = 15;

  private final ObservedCells cells;
  private final int[] labels;
  private final double[] probabilities;
  private final double[] logLosses;
  private final double[] squares;
  private final double[] errors;
  private final int[] bins;
  private final LastResult<ScoreTally> tallies = new LastResult<>(this::tally);
  private @Nullable Ranking ranking;

  BinarySample(ObservedCells cells, double threshold) {
    super(cells, threshold);
    this.cells = cells;
    this.labels = cells.labelClasses();
    this.probabilities = cells.probabilities(0);
    this.logLosses = new double[labels.length];
    this.squares = new double[labels.length];
    this.errors = new double[labels.length];
    this.bins = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      logLosses[i] = LogLoss.of(labels[i] == 1 ? probabilities[i] : 1 - probabilities[i]);
      errors[i] = labels[i] - probabilities[i];
      squares[i] = errors[i] * errors[i];
      bins[i] = bin(probabilities[i]);
    }
  }

  /** Returns the sample of a head, decided at 0.5; empty where it is not binary. */
  static Optional<BinarySample> find(LabelMatrix labels, Predictions predictions, int head) {
    return HeadSample.of(labels, predictions, head) instanceof BinarySample sample
        ? Optional.of(sample)
        : Optional.empty();
  }

  /** Returns the bin of a probability, from 0. */
  static int bin(double probability) {
    return Math.min(BINS - 1, (int) (probability * BINS));
  }

  /** Returns the label of a cell: 0 or 1. */
  int label(int cell) {
    return labels[cell];
  }

  /** Returns the predicted probability of a cell. */
  double probability(int cell) {
    return probabilities[cell];
  }

  BinarySample withThreshold(double threshold) {
    return new BinarySample(cells, threshold);
  }

  Ranking ranking() {
    Ranking found = ranking == null ? Ranking.of(probabilities) : ranking;
    ranking = found;
    return found;
  }

  /** Returns how many cells of each class have each score. */
  ScoreTally tally(Weights weights) {
    return ranking().tally(labels, weights);
  }

  @Override
  MetricValue compute(Metric metric, Weights weights) {
    return switch (metric) {
      case ACCURACY -> counts(weights).accuracy();
      case BALANCED_ACCURACY -> counts(weights).balancedAccuracy();
      case F1 -> counts(weights).f1();
      case F1_MACRO -> counts(weights).macroF1();
      case MCC -> counts(weights).mcc();
      case ROC_AUC -> tallies.of(weights).rocAuc();
      case PR_AUC -> tallies.of(weights).averagePrecision();
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
      gaps[bins[i]] += weights.get(i) * errors[i];
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return sum / weights.total();
  }
}
