package dev.lacuna.eval;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Reads the observed cells of one head. Nothing behind it can see a missing one. */
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
    this.rows =
        IntStream.range(0, labels.rows()).filter(row -> labels.observed(row, head)).toArray();
  }

  Head head() {
    return labels.schema().head(head);
  }

  /** Returns the row of each cell. */
  int[] rows() {
    return rows;
  }

  double[] labels() {
    return Arrays.stream(rows).mapToDouble(row -> labels.value(row, head)).toArray();
  }

  int[] labelClasses() {
    return Arrays.stream(rows).map(row -> (int) labels.value(row, head)).toArray();
  }

  /** Returns the decisions for classes, with this threshold where the head is binary. */
  int[] decisions(double threshold) {
    return Arrays.stream(rows).map(row -> (int) predictions.decide(row, head, threshold)).toArray();
  }

  /** Returns the predicted numbers. */
  double[] numbers() {
    return Arrays.stream(rows).mapToDouble(row -> predictions.value(row, head)).toArray();
  }

  /** Returns the probabilities at an output; NaN where it is none. */
  double[] probabilities(int output) {
    return Arrays.stream(rows)
        .mapToDouble(row -> probability(predictions.value(row, head, output)))
        .toArray();
  }

  private static double probability(double p) {
    return p >= -SLACK && p <= 1 + SLACK ? Math.max(0, Math.min(1, p)) : Double.NaN;
  }
}
