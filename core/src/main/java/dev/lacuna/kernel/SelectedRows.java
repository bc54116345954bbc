package dev.lacuna.kernel;

/**
 * Some rows of a matrix that is stored row after row, with a number for each: what its dot product
 * came to, or what it is to be multiplied by. No row is selected twice.
 *
 * <p>Working memory: filled anew for every selection.
 */
public final class SelectedRows {
  private final float[] matrix;
  private final int length;
  private final int[] starts;
  private final float[] numbers;
  private int count;

  /**
   * Selects no rows yet.
   *
   * @param matrix rows × length
   * @param length of a row, at least 1
   * @param most rows that can be selected
   */
  public SelectedRows(float[] matrix, int length, int most) {
    this.matrix = matrix;
    this.length = length;
    this.starts = new int[most];
    this.numbers = new float[most];
  }

  /** Selects no rows. */
  public void clear() {
    count = 0;
  }

  /** Selects one more row, unless it is selected already. */
  public void add(int row) {
    int start = row * length;
    for (int i = 0; i < count; i++) {
      if (starts[i] == start) {
        return;
      }
    }
    starts[count++] = start;
  }

  /** Returns the matrix itself. */
  public float[] matrix() {
    return matrix;
  }

  /** Returns how many numbers a row has. */
  public int length() {
    return length;
  }

  /** Returns how many rows are selected. */
  public int count() {
    return count;
  }

  /** Returns where in the matrix a selected row begins. */
  public int start(int selected) {
    return starts[selected];
  }

  /** Returns the numbers of the selected rows. */
  public float[] numbers() {
    return numbers;
  }
}
