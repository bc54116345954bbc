package dev.lacuna.kernel;

import java.util.Arrays;

/**
 * Some rows of a matrix that is stored row after row; none is selected twice. The last row of the
 * matrix is spare: it is all zeros, cannot be selected, and stands for the rows that a group of
 * selected ones lacks.
 *
 * <p>Working memory: filled anew for every selection.
 */
public final class SelectedRows {
  private final float[] matrix;
  private final int length;
  private final int spare;
  private final int[] starts;
  private int count;

  /**
   * Selects no rows yet.
   *
   * @param matrix rows × length, with the spare row
   * @param length of a row, at least 1
   * @param most rows that can be selected
   */
  public SelectedRows(float[] matrix, int length, int most) {
    this.matrix = matrix;
    this.length = length;
    this.spare = matrix.length - length;
    this.starts = new int[roundUp(most, RowPairs.LEFT_GROUP * RowPairs.RIGHT_GROUP)];
    clear();
  }

  /** Selects no rows. */
  public void clear() {
    Arrays.fill(starts, spare);
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

  /** Returns how many rows can be selected, and be lacking in their last group. */
  int capacity() {
    return starts.length;
  }

  /** Returns where in the matrix a row begins that is selected, or lacking. */
  int start(int selected) {
    return starts[selected];
  }

  private static int roundUp(int number, int step) {
    return (number + step - 1) / step * step;
  }
}
