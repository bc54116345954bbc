package dev.lacuna.text.vectors;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.text.TermWeights;
import java.util.List;
import java.util.stream.IntStream;

/** A matrix of which only the non-zeros are stored, row by row. */
final class SparseMatrix {
  private static final Kernels KERNELS = Kernels.best();

  private final int columns;
  private final int[] starts;
  private final int[] indices;
  private final float[] values;

  private SparseMatrix(int columns, int[] starts) {
    this.columns = columns;
    this.starts = starts;
    this.indices = new int[starts[starts.length - 1]];
    this.values = new float[indices.length];
  }

  /** Returns a matrix of one row per document and one column per word. */
  static SparseMatrix of(List<TermWeights> documents, int columns) {
    int[] starts = new int[documents.size() + 1];
    for (int row = 0; row < documents.size(); row++) {
      starts[row + 1] = Math.addExact(starts[row], documents.get(row).indices().length);
    }
    SparseMatrix matrix = new SparseMatrix(columns, starts);
    for (int row = 0; row < documents.size(); row++) {
      TermWeights weights = documents.get(row);
      int count = weights.indices().length;
      System.arraycopy(weights.indices(), 0, matrix.indices, starts[row], count);
      System.arraycopy(weights.weights(), 0, matrix.values, starts[row], count);
    }
    return matrix;
  }

  int rows() {
    return starts.length - 1;
  }

  int columns() {
    return columns;
  }

  /** Returns whether all values are zeros. */
  boolean isZero() {
    return IntStream.range(0, values.length).allMatch(k -> values[k] == 0);
  }

  /** Returns rows as columns. */
  SparseMatrix transposed() {
    int[] ends = new int[columns + 1];
    for (int column : indices) {
      ends[column + 1]++;
    }
    for (int column = 0; column < columns; column++) {
      ends[column + 1] += ends[column];
    }
    SparseMatrix transposed = new SparseMatrix(rows(), ends);
    int[] next = ends.clone();
    for (int row = 0; row < rows(); row++) {
      for (int k = starts[row]; k < starts[row + 1]; k++) {
        int at = next[indices[k]]++;
        transposed.indices[at] = row;
        transposed.values[at] = values[k];
      }
    }
    return transposed;
  }

  /** Returns this · x. Each row is summed by one thread, so that their number changes nothing. */
  DenseMatrix times(DenseMatrix x) {
    DenseMatrix product = new DenseMatrix(rows(), x.columns());
    IntStream.range(0, rows()).parallel().forEach(row -> multiplyRow(row, x, product));
    return product;
  }

  private void multiplyRow(int row, DenseMatrix x, DenseMatrix product) {
    int width = x.columns();
    for (int k = starts[row]; k < starts[row + 1]; k++) {
      KERNELS.addScaled(
          product.values(), row * width, x.values(), indices[k] * width, values[k], width);
    }
  }
}
