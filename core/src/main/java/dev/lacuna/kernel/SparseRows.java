package dev.lacuna.kernel;

import java.util.Arrays;

/**
 * A batch of rows of which only the non-zeros are there, by rows and, once {@link #index()} was
 * called, by columns too. Working memory: filled anew for every batch.
 */
public final class SparseRows {
  private final int columns;
  private final int[] columnStarts;
  private int[] starts;
  private int[] indices = new int[0];
  private float[] values = new float[0];
  private int[] columnRows = new int[0];
  private float[] columnValues = new float[0];
  private int rows;

  /** Creates an empty batch. */
  public SparseRows(int rows, int columns) {
    this.columns = columns;
    this.columnStarts = new int[columns + 2];
    this.starts = new int[rows + 1];
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns;
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
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    if (end > indices.length) {
      int capacity = Math.max(end, 2 * indices.length);
      indices = Arrays.copyOf(indices, capacity);
      values = Arrays.copyOf(values, capacity);
      columnRows = new int[capacity];
      columnValues = new float[capacity];
    }
    rows++;
    starts[rows] = end;
    return at;
  }

  /** Returns the column of each non-zero. */
  public int[] indices() {
    return indices;
  }

  /** Returns the non-zeros. */
  public float[] values() {
    return values;
  }

  /** Returns where a row's non-zeros begin; they end where the next row's begin. */
  int start(int row) {
    return starts[row];
  }

  /** Returns where a column's non-zeros begin; they end where the next column's begin. */
  int columnStart(int column) {
    return columnStarts[column];
  }

  int[] columnRows() {
    return columnRows;
  }

  float[] columnValues() {
    return columnValues;
  }

  int rows() {
    return rows;
  }

  /** Sorts the non-zeros by columns; those of a column stay in the order of their rows. */
  public void index() {
    Arrays.fill(columnStarts, 0);
    int end = starts[rows];
    for (int k = 0; k < end; k++) {
      columnStarts[indices[k] + 2]++;
    }
    for (int column = 2; column < columnStarts.length; column++) {
      columnStarts[column] += columnStarts[column - 1];
    }
    for (int row = 0; row < rows; row++) {
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        int at = columnStarts[indices[k] + 1]++;
        columnRows[at] = row;
        columnValues[at] = values[k];
      }
    }
  }
}
