package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Labels of a regression head and what was predicted for them, over its observed cells.
 *
 * @param pairs in the order of the rows
 */
public record PredictedNumbers(List<Pair> pairs) {
  /** Copies the list. */
  public PredictedNumbers {
    pairs = List.copyOf(pairs);
  }

  /**
   * One observed cell.
   *
   * @param label in the label's unit
   * @param prediction in the same unit
   */
  public record Pair(double label, double prediction) {
    /** Returns by how much the prediction lies above the label. */
    public double error() {
      return prediction - label;
    }
  }

  /**
   * Returns the pairs; empty where no label is observed, a prediction is not finite, or the head
   * has classes.
   *
   * @param head its number, from 0
   */
  public static Optional<PredictedNumbers> of(
      LabelMatrix labels, Predictions predictions, int head) {
    return HeadSample.of(labels, predictions, head) instanceof RegressionSample sample
            && sample.usable()
            && sample.rows().length > 0
        ? Optional.of(
            new PredictedNumbers(
                IntStream.range(0, sample.rows().length).mapToObj(sample::pair).toList()))
        : Optional.empty();
  }
}
