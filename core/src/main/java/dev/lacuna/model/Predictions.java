package dev.lacuna.model;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.TargetScaling;
import java.util.List;

/**
 * What a model says of each row and head: the probability of the positive class, the probabilities
 * of all classes, or the predicted number in the label's own unit. Immutable.
 */
public final class Predictions {
  private final LabelSchema schema;
  private final int[] offsets;
  private final double[] values;
  private final List<Calibration> calibrations;

  private Predictions(LabelSchema schema, double[] values, List<Calibration> calibrations) {
    this.schema = schema;
    this.calibrations = calibrations;
    this.offsets = schema.offsets();
    this.values = values;
  }

  /**
   * Creates predictions over the given array, which the caller must not change any more.
   *
   * @param values rows × outputs of the schema, row-major: probabilities and numbers, not logits
   */
  public static Predictions of(LabelSchema schema, double[] values) {
    if (values.length % schema.outputs() != 0) {
      throw new IllegalArgumentException(
          "values must be rows × outputs, outputs = %d, values = %d"
              .formatted(schema.outputs(), values.length));
    }
    return new Predictions(schema, values, Calibration.none(schema.size()));
  }

  /** Returns predictions over the given array, which has been calibrated already. */
  static Predictions ofCalibrated(ModelCard card, double[] values) {
    return new Predictions(card.schema(), values, card.calibrations());
  }

  /**
   * Returns the predictions of logits: their sigmoid, their softmax, or the restored number.
   *
   * @param logits rows × outputs of the schema, row-major
   */
  public static Predictions ofLogits(LabelSchema schema, TargetScaling scaling, double[] logits) {
    Predictions predictions = of(schema, logits.clone());
    for (int row = 0; row < predictions.rows(); row++) {
      link(schema, scaling, predictions.values, row * predictions.outputs());
    }
    return predictions;
  }

  /**
   * Turns the logits of a row into predictions, in place.
   *
   * @param from where the row begins
   */
  static void link(LabelSchema schema, TargetScaling scaling, double[] values, int from) {
    int at = from;
    for (int t = 0; t < schema.size(); t++) {
      Head head = schema.head(t);
      if (head instanceof BinaryHead) {
        values[at] = 1 / (1 + Math.exp(-values[at]));
      } else if (head instanceof CategoricalHead) {
        softmax(values, at, head.outputs());
      } else {
        values[at] = scaling.restore(t, values[at]);
      }
      at += head.outputs();
    }
  }

  /**
   * Calibrates the predictions of a row, in place.
   *
   * @param from where the row begins
   */
  static void calibrate(
      LabelSchema schema, List<Calibration> calibrations, double[] values, int from) {
    int at = from;
    for (int t = 0; t < schema.size(); t++) {
      int outputs = schema.head(t).outputs();
      calibrations.get(t).apply(values, at, outputs);
      at += outputs;
    }
  }

  /**
   * Returns these predictions, calibrated.
   *
   * @param fitted one per head
   */
  public Predictions calibrated(List<Calibration> fitted) {
    double[] changed = values.clone();
    for (int from = 0; from < changed.length; from += outputs()) {
      calibrate(schema, fitted, changed, from);
    }
    return new Predictions(schema, changed, List.copyOf(fitted));
  }

  /** Returns how the predictions of a head have been calibrated. */
  public Calibration calibration(int head) {
    return calibrations.get(head);
  }

  /** Returns the heads. */
  public LabelSchema schema() {
    return schema;
  }

  /** Returns the number of rows. */
  public int rows() {
    return values.length / outputs();
  }

  /**
   * Returns one number of a cell: the probability of the positive class (output 0 of a binary
   * head), the probability of a class, or the predicted number (output 0 of a regression head).
   */
  public double value(int row, int head, int output) {
    return values[row * outputs() + offsets[head] + output];
  }

  /** Returns the first number of a cell; see {@link #value(int, int, int)}. */
  public double value(int row, int head) {
    return value(row, head, 0);
  }

  /**
   * Returns the first number of a cell by its head's name; see {@link #value(int, int, int)}.
   *
   * @throws dev.lacuna.error.LacunaException when there is no such head; the message names the
   *     nearest
   */
  public double value(int row, String head) {
    return value(row, schema.indexOf(head));
  }

  /**
   * Returns the label that a cell is given: 1 from the threshold upwards and 0 below it, the most
   * probable class (the first of equals), or the predicted number.
   *
   * @param threshold for a binary head's probability, 0 to 1; no other head heeds it
   */
  public double decide(int row, int head, double threshold) {
    Head kind = schema.head(head);
    if (kind instanceof BinaryHead) {
      return value(row, head) >= threshold ? 1 : 0;
    }
    return kind instanceof CategoricalHead ? mostProbable(row, head) : value(row, head);
  }

  private int mostProbable(int row, int head) {
    int best = 0;
    for (int k = 1; k < schema.head(head).outputs(); k++) {
      if (value(row, head, k) > value(row, head, best)) {
        best = k;
      }
    }
    return best;
  }

  private int outputs() {
    return offsets[offsets.length - 1];
  }

  static void softmax(double[] values, int from, int classes) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = from; k < from + classes; k++) {
      largest = Math.max(largest, values[k]);
    }
    double sum = 0;
    for (int k = from; k < from + classes; k++) {
      values[k] = Math.exp(values[k] - largest);
      sum += values[k];
    }
    for (int k = from; k < from + classes; k++) {
      values[k] /= sum;
    }
  }
}
