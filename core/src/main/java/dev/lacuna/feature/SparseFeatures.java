package dev.lacuna.feature;

import dev.lacuna.kernel.SparseRows;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Features of which only the non-zeros are stored, in compressed sparse rows (CSR): the non-zeros
 * of row i stand at positions {@code starts[i]} to {@code starts[i + 1] - 1}, in the order of their
 * columns.
 */
public final class SparseFeatures implements FeatureMatrix {
  private final int columns;
  private final int[] starts;
  private final int[] indices;
  private final float[] values;

  /**
   * Creates a matrix over the given arrays, which the caller must not change any more.
   *
   * @param columns at least 1
   * @param starts one more element than rows, from 0 upwards
   * @param indices the column of each non-zero, each at most once a row; where a row is not in the
   *     order of its columns, sorted copies are kept
   * @param values the non-zeros
   */
  public SparseFeatures(int columns, int[] starts, int[] indices, float[] values) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1. Found " + columns);
    }
    if (starts.length == 0
        || starts[starts.length - 1] != values.length
        || indices.length != values.length) {
      throw new IllegalArgumentException(
          "starts must end at the number of non-zeros, indices = %d, values = %d"
              .formatted(indices.length, values.length));
    }
    for (int row = 0; row < starts.length; row++) {
      if (row == 0 ? starts[row] != 0 : starts[row] < starts[row - 1]) {
        throw new IllegalArgumentException(
            "starts must go from 0 upwards. Found " + starts[row] + " for row " + row);
      }
    }
    if (Arrays.stream(indices).anyMatch(column -> column < 0 || column >= columns)) {
      throw new IllegalArgumentException("indices must be within 0 to " + (columns - 1));
    }
    this.columns = columns;
    this.starts = starts;
    boolean sorted = isSorted(starts, indices);
    this.indices = sorted ? indices : indices.clone();
    this.values = sorted ? values : values.clone();
    if (!sorted) {
      sort();
    }
    checkNoColumnTwice();
  }

  @Override
  public int rows() {
    return starts.length - 1;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void copyRow(int row, float[] target, int offset) {
    Arrays.fill(target, offset, offset + columns, 0);
    for (int k = starts[row]; k < starts[row + 1]; k++) {
      target[offset + indices[k]] = values[k];
    }
  }

  /** Returns the number of non-zeros of a row. */
  public int nonZeros(int row) {
    return starts[row + 1] - starts[row];
  }

  /**
   * Writes the non-zeros of a row.
   *
   * @param columnIndices receives their columns
   * @param numbers receives themselves
   * @param at where in both they begin
   */
  public void copyNonZeros(int row, int[] columnIndices, float[] numbers, int at) {
    System.arraycopy(indices, starts[row], columnIndices, at, nonZeros(row));
    System.arraycopy(values, starts[row], numbers, at, nonZeros(row));
  }

  /** Returns an empty batch, to be filled with rows of these features. */
  public SparseRows newBatch() {
    return new SparseRows(columns, starts, indices, values);
  }

  @Override
  public SparseFeatures withoutColumns(BitSet left) {
    int[] restStarts = new int[starts.length];
    int[] restIndices = new int[indices.length];
    float[] restValues = new float[indices.length];
    int count = 0;
    for (int row = 0; row < rows(); row++) {
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        if (!left.get(indices[k])) {
          restIndices[count] = indices[k];
          restValues[count++] = values[k];
        }
      }
      restStarts[row + 1] = count;
    }
    return new SparseFeatures(
        columns, restStarts, Arrays.copyOf(restIndices, count), Arrays.copyOf(restValues, count));
  }

  @Override
  public SparseFeatures select(int[] rows) {
    int[] selectedStarts = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      selectedStarts[i + 1] = selectedStarts[i] + starts[rows[i] + 1] - starts[rows[i]];
    }
    int[] selectedIndices = new int[selectedStarts[rows.length]];
    float[] selectedValues = new float[selectedIndices.length];
    for (int i = 0; i < rows.length; i++) {
      int length = selectedStarts[i + 1] - selectedStarts[i];
      System.arraycopy(indices, starts[rows[i]], selectedIndices, selectedStarts[i], length);
      System.arraycopy(values, starts[rows[i]], selectedValues, selectedStarts[i], length);
    }
    return new SparseFeatures(columns, selectedStarts, selectedIndices, selectedValues);
  }

  private static boolean isSorted(int[] starts, int[] indices) {
    for (int row = 0; row + 1 < starts.length; row++) {
      for (int k = starts[row] + 1; k < starts[row + 1]; k++) {
        if (indices[k] < indices[k - 1]) {
          return false;
        }
      }
    }
    return true;
  }

  private void sort() {
    for (int row = 0; row < rows(); row++) {
      // a column and the bits of its number in one long, sorted by the column
      long[] pairs = new long[nonZeros(row)];
      for (int k = 0; k < pairs.length; k++) {
        int bits = Float.floatToRawIntBits(values[starts[row] + k]);
        pairs[k] = ((long) indices[starts[row] + k] << Integer.SIZE) | Integer.toUnsignedLong(bits);
      }
      Arrays.sort(pairs);
      for (int k = 0; k < pairs.length; k++) {
        indices[starts[row] + k] = (int) (pairs[k] >>> Integer.SIZE);
        values[starts[row] + k] = Float.intBitsToFloat((int) pairs[k]);
      }
    }
  }

  private void checkNoColumnTwice() {
    for (int row = 0; row < rows(); row++) {
      for (int k = starts[row] + 1; k < starts[row + 1]; k++) {
        if (indices[k] == indices[k - 1]) {
          throw new IllegalArgumentException(
              "a column must be at most once in a row. Found column %d again in row %d"
                  .formatted(indices[k], row));
        }
      }
    }
  }
}
