package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;

/**
 * What a batch of logits is held against: labels, standardised where they are numbers, and their
 * mask, both rows × heads. What a missing cell holds is never read.
 */
public final class Targets {
  private final int heads;
  private final float[] values;
  private final boolean[] observed;

  /**
   * Creates targets over the given arrays, which the caller must not change any more.
   *
   * @param heads number of heads, at least 1
   * @param values row-major: 0 or 1, a class index, or a standardised number
   * @param observed row-major, of the same length
   */
  public Targets(int heads, float[] values, boolean[] observed) {
    if (values.length != observed.length || values.length % heads != 0) {
      throw new IllegalArgumentException(
          "values and mask must fill the same rows, heads = %d, values = %d, observed = %d"
              .formatted(heads, values.length, observed.length));
    }
    this.heads = heads;
    this.values = values;
    this.observed = observed;
  }

  /** Returns the targets of labels, with numbers standardised. */
  public static Targets of(LabelMatrix labels, TargetScaling scaling) {
    int heads = labels.heads();
    float[] values = new float[labels.rows() * heads];
    boolean[] observed = new boolean[values.length];
    for (int row = 0; row < labels.rows(); row++) {
      for (int t = 0; t < heads; t++) {
        observed[row * heads + t] = labels.observed(row, t);
        values[row * heads + t] = (float) scaling.standardise(t, labels.value(row, t));
      }
    }
    return new Targets(heads, values, observed);
  }

  /** Returns the number of rows. */
  public int rows() {
    return values.length / heads;
  }

  /** Returns whether a cell is observed. */
  public boolean observed(int row, int head) {
    return observed[row * heads + head];
  }

  /** Returns the target of an observed cell. */
  public float value(int row, int head) {
    return values[row * heads + head];
  }

  /** Returns n_t, the observed cells of each head. */
  public int[] observedCounts() {
    int[] counts = new int[heads];
    for (int cell = 0; cell < observed.length; cell++) {
      counts[cell % heads] += observed[cell] ? 1 : 0;
    }
    return counts;
  }

  /** Copies rows of the order into a block. */
  void copy(int[] order, int from, int to, LossBlock block) {
    for (int i = from; i < to; i++) {
      int source = order[i] * heads;
      int target = (i - from) * heads;
      for (int t = 0; t < heads; t++) {
        block.values()[target + t] = values[source + t];
        block.observed()[target + t] = observed[source + t];
      }
    }
  }

  /** Returns the targets of these rows, in this order. */
  public Targets select(int[] rows) {
    float[] selectedValues = new float[rows.length * heads];
    boolean[] selectedObserved = new boolean[rows.length * heads];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * heads, selectedValues, i * heads, heads);
      System.arraycopy(observed, rows[i] * heads, selectedObserved, i * heads, heads);
    }
    return new Targets(heads, selectedValues, selectedObserved);
  }
}
