package dev.lacuna.kernel;

import java.util.Arrays;

/**
 * A batch of rows of which only the non-zeros are there. Working memory: filled for every batch.
 */
public final class SparseRows {
  private final int columns;
  private int[] starts;
  private int[] indices = new int[0];
  private float[] values = new float[0];
  private int rows;

  /**
   * Creates an empty batch.
   *
   * @param rows as many as will come, to begin with
   */
  public SparseRows(int rows, int columns) {
    this.columns = columns;
    this.starts = new int[rows + 1];
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Empties the batch. */
  public void clear() {
    rows = 0;
  }

  /** Makes room for a further row's non-zeros, and returns where they go. */
  public int append(int nonZeros) {
    int at = starts[rows];
    int end = at + nonZeros;
    if (rows + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length + 1);
    }
    if (end > indices.length) {
      int capacity = Math.max(end, 2 * indices.length);
      indices = Arrays.copyOf(indices, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    rows++;
    starts[rows] = end;
    return at;
  }

  /** Returns where a row's non-zeros begin; they end where the next row's begin. */
  public int start(int row) {
    return starts[row];
  }

  /** Returns the column of each non-zero, in an array that is longer than they are. */
  public int[] indices() {
    return indices;
  }

  /** Returns the non-zeros, in an array that is longer than they are. */
  public float[] values() {
    return values;
  }
}
