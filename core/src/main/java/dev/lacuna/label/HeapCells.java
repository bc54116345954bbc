package dev.lacuna.label;

/** Labels and mask in arrays, row-major. */
final class HeapCells implements Cells {
  private final int heads;
  private final float[] values;
  private final boolean[] observed;

  HeapCells(int heads, float[] values, boolean[] observed) {
    this.heads = heads;
    this.values = values;
    this.observed = observed;
  }

  /** Returns a copy of all labels. */
  static HeapCells copyOf(Cells cells, int heads) {
    HeapCells copy = missing(cells.rows(), heads);
    for (int row = 0; row < cells.rows(); row++) {
      cells.copyRow(row, copy.values, copy.observed, row * heads);
    }
    return copy;
  }

  /** Returns a copy of the labels of these rows. */
  static HeapCells copyOf(Cells cells, int heads, int[] rows) {
    HeapCells copy = missing(rows.length, heads);
    for (int i = 0; i < rows.length; i++) {
      cells.copyRow(rows[i], copy.values, copy.observed, i * heads);
    }
    return copy;
  }

  /** Returns the labels of some rows and those of others below them. */
  static HeapCells copyOf(Cells first, Cells second, int heads) {
    HeapCells copy = missing(Math.addExact(first.rows(), second.rows()), heads);
    for (int row = 0; row < copy.rows(); row++) {
      Cells from = row < first.rows() ? first : second;
      int at = row < first.rows() ? row : row - first.rows();
      from.copyRow(at, copy.values, copy.observed, row * heads);
    }
    return copy;
  }

  /** Returns rows without an observed cell. */
  static HeapCells missing(int rows, int heads) {
    int cells = Math.multiplyExact(rows, heads);
    return new HeapCells(heads, new float[cells], new boolean[cells]);
  }

  /** Makes a cell of a copy missing, before it is handed on. */
  void drop(int row, int head) {
    values[row * heads + head] = FILLER;
    observed[row * heads + head] = false;
  }

  /** Makes a cell of a copy observed, before it is handed on. */
  void fill(int row, int head, float value) {
    values[row * heads + head] = value;
    observed[row * heads + head] = true;
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
  public void copyRow(int row, float[] toValues, boolean[] toObserved, int offset) {
    System.arraycopy(values, row * heads, toValues, offset, heads);
    System.arraycopy(observed, row * heads, toObserved, offset, heads);
  }

  @Override
  public int observedCount(int head) {
    int count = 0;
    for (int cell = head; cell < observed.length; cell += heads) {
      count += observed[cell] ? 1 : 0;
    }
    return count;
  }

  @Override
  public int[] observedCounts() {
    int[] counts = new int[heads];
    for (int cell = 0; cell < observed.length; cell++) {
      counts[cell % heads] += observed[cell] ? 1 : 0;
    }
    return counts;
  }
}
