package dev.lacuna.experiment;

import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Predictions;

/** Gathers the predictions of all rows, each by the model of the fold that the row is in. */
final class OutOfFoldPredictions {
  private final LabelSchema schema;
  private final double[] values;

  OutOfFoldPredictions(LabelSchema schema, int rows) {
    this.schema = schema;
    this.values = new double[Math.multiplyExact(rows, schema.outputs())];
  }

  /**
   * Puts the predictions of a fold where they belong.
   *
   * @param rows the number of each predicted row among all rows
   * @param predictions one row per number
   */
  void add(int[] rows, Predictions predictions) {
    for (int i = 0; i < rows.length; i++) {
      int at = rows[i] * schema.outputs();
      for (int head = 0; head < schema.size(); head++) {
        for (int output = 0; output < schema.head(head).outputs(); output++) {
          values[at++] = predictions.value(i, head, output);
        }
      }
    }
  }

  /** Returns the predictions, in the order of the rows. */
  Predictions gathered() {
    return Predictions.of(schema, values.clone());
  }
}
