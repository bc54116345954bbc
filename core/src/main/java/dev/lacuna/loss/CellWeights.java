package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;
import java.util.Arrays;

/**
 * How much each observed cell counts in the loss of its head, rows × heads. The weights lie beside
 * the labels and are no part of the mask: a missing cell has none, and what stands in its place is
 * never read. Immutable.
 */
public final class CellWeights {
  private final int heads;
  private final float[] values;

  /**
   * Creates weights over the given array, which the caller must not change any more.
   *
   * @param heads number of heads, at least 1
   * @param values row-major; of observed cells finite and 0 or more
   */
  public CellWeights(int heads, float[] values) {
    if (heads < 1 || values.length % heads != 0) {
      throw new IllegalArgumentException(
          "weights must fill whole rows, heads = %d, weights = %d".formatted(heads, values.length));
    }
    this.heads = heads;
    this.values = values;
  }

  /** Returns the number of rows. */
  public int rows() {
    return values.length / heads;
  }

  /** Returns the number of heads. */
  public int heads() {
    return heads;
  }

  /** Returns the weight of an observed cell. */
  public float of(int row, int head) {
    return values[row * heads + head];
  }

  /** Returns the weights of these rows, in this order; a row may come more than once. */
  public CellWeights select(int[] rows) {
    float[] selected = new float[Math.multiplyExact(rows.length, heads)];
    copy(rows, 0, rows.length, selected);
    return new CellWeights(heads, selected);
  }

  /**
   * Checks that the weights are those of some labels.
   *
   * @throws IllegalArgumentException when shapes differ, or an observed cell's weight is not finite
   *     or below 0
   */
  public void checkFit(LabelMatrix labels) {
    if (labels.rows() != rows() || labels.heads() != heads) {
      throw new IllegalArgumentException(
          "weights must be one per label, labels = %d × %d, weights = %d × %d"
              .formatted(labels.rows(), labels.heads(), rows(), heads));
    }
    for (int row = 0; row < rows(); row++) {
      for (int t = 0; t < heads; t++) {
        float weight = of(row, t);
        if (labels.observed(row, t) && !(weight >= 0 && weight <= Float.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "the weight of an observed label must be finite and 0 or more. Found %s in row %d of head '%s'"
                  .formatted(weight, row, labels.schema().head(t).name()));
        }
      }
    }
  }

  /** Copies the weights of rows of an order. */
  void copy(int[] order, int from, int to, float[] target) {
    for (int i = from; i < to; i++) {
      System.arraycopy(values, order[i] * heads, target, (i - from) * heads, heads);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellWeights that
        && heads == that.heads
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * heads + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "CellWeights[rows=" + rows() + ", heads=" + heads + "]";
  }
}
