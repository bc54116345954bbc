package dev.lacuna.train.dl4j;

import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.Targets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labels and masks as DL4J wants them, [rows, outputs], and back. */
final class LabelArrays {
  private LabelArrays() {}

  /** Returns the labels: 0 or 1, one 1 among a categorical head's columns, or a number. */
  static INDArray encodeLabels(LabelSchema schema, Targets targets) {
    int[] offsets = schema.offsets();
    int outputs = offsets[schema.size()];
    float[] values = new float[targets.rows() * outputs];
    for (int row = 0; row < targets.rows(); row++) {
      for (int t = 0; t < schema.size(); t++) {
        if (targets.observed(row, t)) {
          float target = targets.value(row, t);
          boolean isClass = schema.head(t) instanceof CategoricalHead;
          values[row * outputs + offsets[t] + (isClass ? (int) target : 0)] = isClass ? 1 : target;
        }
      }
    }
    return Nd4j.create(values, new long[] {targets.rows(), outputs}, 'c');
  }

  /** Returns the mask: 1 in every column of an observed cell's head, 0 elsewhere. */
  static INDArray encodeMask(LabelSchema schema, Targets targets) {
    int[] offsets = schema.offsets();
    int outputs = offsets[schema.size()];
    float[] mask = new float[targets.rows() * outputs];
    for (int row = 0; row < targets.rows(); row++) {
      for (int t = 0; t < schema.size(); t++) {
        if (targets.observed(row, t)) {
          Arrays.fill(mask, row * outputs + offsets[t], row * outputs + offsets[t + 1], 1);
        }
      }
    }
    return Nd4j.create(mask, new long[] {targets.rows(), outputs}, 'c');
  }

  /** Returns the targets of label and mask arrays. */
  static Targets decode(LabelSchema schema, INDArray labels, @Nullable INDArray mask) {
    int outputs = schema.outputs();
    int rows = (int) labels.size(0);
    if (labels.rank() != 2 || labels.size(1) != outputs) {
      throw new IllegalArgumentException(
          "labels must be [rows, %d], one column per logit. Found %s"
              .formatted(outputs, Arrays.toString(labels.shape())));
    }
    double[] values = toDoubles(labels);
    double[] bits = mask == null ? null : checkedMask(mask, rows, outputs);
    float[] targets = new float[rows * schema.size()];
    boolean[] observed = new boolean[targets.length];
    int[] offsets = schema.offsets();
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < schema.size(); t++) {
        int from = row * outputs + offsets[t];
        int to = row * outputs + offsets[t + 1];
        int cell = row * schema.size() + t;
        observed[cell] = bits == null || isObserved(schema, t, bits, from, to);
        if (observed[cell]) {
          targets[cell] =
              schema.head(t) instanceof CategoricalHead categorical
                  ? indexOfOne(categorical, values, from, to)
                  : (float) values[from];
        }
      }
    }
    return new Targets(schema.size(), targets, observed);
  }

  static double[] toDoubles(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static double[] checkedMask(INDArray mask, int rows, int outputs) {
    double[] given = toDoubles(mask);
    if (given.length != rows && given.length != rows * outputs) {
      throw new IllegalArgumentException(
          "a label mask must be [rows, outputs] or [rows, 1]. Found %s for %d rows and %d outputs"
              .formatted(Arrays.toString(mask.shape()), rows, outputs));
    }
    double[] bits = new double[rows * outputs];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = given[given.length == bits.length ? i : i / outputs];
      if (bits[i] != 0 && bits[i] != 1) {
        throw new IllegalArgumentException(
            "a label mask must hold 0 and 1 only: weights belong into the loss. Found " + bits[i]);
      }
    }
    return bits;
  }

  private static boolean isObserved(LabelSchema schema, int t, double[] bits, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (bits[i] != bits[from]) {
        throw new IllegalArgumentException(
            "a label mask must be the same for all columns of head '"
                + schema.head(t).name()
                + "'. Found both 0 and 1 in one row");
      }
    }
    return bits[from] == 1;
  }

  private static int indexOfOne(CategoricalHead head, double[] values, int from, int to) {
    int one = -1;
    int zeros = 0;
    for (int i = from; i < to; i++) {
      one = values[i] == 1 ? i - from : one;
      zeros += values[i] == 0 ? 1 : 0;
    }
    if (one < 0 || zeros != to - from - 1) {
      throw new IllegalArgumentException(
          "an observed label of head '%s' must be one 1 among zeros. Found %s"
              .formatted(head.name(), Arrays.toString(Arrays.copyOfRange(values, from, to))));
    }
    return one;
  }
}
