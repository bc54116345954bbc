package dev.lacuna.eval;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Predictions;

/**
 * Reads the observed cells of one head, in loops that are quick from the first call on. Nothing
 * behind it can see a missing one.
 */
final class ObservedCells {
  /** How far beyond 0 and 1 rounding, as in a mean of several models, may carry a probability. */
  private static final double SLACK = 1e-6;

  private final LabelMatrix labels;
  private final Predictions predictions;
  private final int head;
  private final int[] rows;

  ObservedCells(LabelMatrix labels, Predictions predictions, int head) {
    this.labels = labels;
    this.predictions = predictions;
    this.head = head;
    this.rows = observedRows(labels, head);
  }

  Head head() {
    return labels.schema().head(head);
  }

  /** Returns how the predictions were calibrated. */
  Calibration calibration() {
    return predictions.calibration(head);
  }

  /** Returns the row of each cell. */
  int[] rows() {
    return rows;
  }

  double[] labels() {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = labels.value(rows[i], head);
    }
    return values;
  }

  int[] labelClasses() {
    int[] classes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      classes[i] = (int) labels.value(rows[i], head);
    }
    return classes;
  }

  /** Returns the decisions for classes, with this threshold where the head is binary. */
  int[] decisions(double threshold) {
    int[] decisions = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      decisions[i] = (int) predictions.decide(rows[i], head, threshold);
    }
    return decisions;
  }

  /** Returns the predicted numbers. */
  double[] numbers() {
    double[] numbers = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      numbers[i] = predictions.value(rows[i], head);
    }
    return numbers;
  }

  /** Returns the probabilities at an output; NaN where it is none. */
  double[] probabilities(int output) {
    double[] probabilities = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      probabilities[i] = probability(predictions.value(rows[i], head, output));
    }
    return probabilities;
  }

  private static int[] observedRows(LabelMatrix labels, int head) {
    int[] rows = new int[labels.observedCount(head)];
    int count = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, head)) {
        rows[count++] = row;
      }
    }
    return rows;
  }

  private static double probability(double p) {
    return p >= -SLACK && p <= 1 + SLACK ? Math.max(0, Math.min(1, p)) : Double.NaN;
  }
}
