package dev.lacuna.csv.impute;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.model.Predictions;

/**
 * What a model takes for the label of a cell.
 *
 * @param label the most probable class, or the predicted number
 * @param probability calibrated, of that class; NaN for a number
 */
public record Guess(double label, double probability) {
  /** Above this a binary head's positive class is the more probable one. */
  private static final double EVEN = 0.5;

  /** Returns the guess at a cell; thresholds, which weigh errors, have no say in it. */
  public static Guess of(Predictions predictions, int row, int t) {
    Head head = predictions.schema().head(t);
    double label = predictions.decide(row, t, EVEN);
    if (head instanceof BinaryHead) {
      double positive = predictions.value(row, t);
      return new Guess(label, label == 1 ? positive : 1 - positive);
    }
    return head instanceof CategoricalHead
        ? new Guess(label, predictions.value(row, t, (int) label))
        : new Guess(label, Double.NaN);
  }
}
