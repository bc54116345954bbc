package dev.lacuna.loss;

/** Targets and mask in arrays, row-major. */
final class ArrayTargets implements TargetCells {
  private final int heads;
  private final float[] values;
  private final boolean[] observed;

  ArrayTargets(int heads, float[] values, boolean[] observed) {
    if (values.length != observed.length || values.length % heads != 0) {
      throw new IllegalArgumentException(
          "values and mask must fill the same rows, heads = %d, values = %d, observed = %d"
              .formatted(heads, values.length, observed.length));
    }
    this.heads = heads;
    this.values = values;
    this.observed = observed;
  }

  /** Returns a copy of all rows of a view. */
  static ArrayTargets copyOf(LabelTargets view) {
    float[] values = new float[Math.multiplyExact(view.rows(), view.heads())];
    boolean[] observed = new boolean[values.length];
    for (int row = 0; row < view.rows(); row++) {
      view.copyRow(row, values, observed, row * view.heads());
    }
    return new ArrayTargets(view.heads(), values, observed);
  }

  @Override
  public int rows() {
    return values.length / heads;
  }

  @Override
  public boolean observed(int row, int head) {
    return observed[row * heads + head];
  }

  @Override
  public float value(int row, int head) {
    return values[row * heads + head];
  }

  @Override
  public int[] observedCounts() {
    int[] counts = new int[heads];
    for (int cell = 0; cell < observed.length; cell++) {
      counts[cell % heads] += observed[cell] ? 1 : 0;
    }
    return counts;
  }

  @Override
  public void copy(int[] order, int from, int to, LossBlock block) {
    for (int i = from; i < to; i++) {
      int source = order[i] * heads;
      int target = (i - from) * heads;
      for (int t = 0; t < heads; t++) {
        block.values()[target + t] = values[source + t];
        block.observed()[target + t] = observed[source + t];
      }
    }
  }

  @Override
  public ArrayTargets select(int[] rows) {
    float[] selectedValues = new float[Math.multiplyExact(rows.length, heads)];
    boolean[] selectedObserved = new boolean[selectedValues.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * heads, selectedValues, i * heads, heads);
      System.arraycopy(observed, rows[i] * heads, selectedObserved, i * heads, heads);
    }
    return new ArrayTargets(heads, selectedValues, selectedObserved);
  }
}
