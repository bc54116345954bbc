package dev.lacuna.feature;

import java.util.BitSet;

/**
 * Features of several rows: dense, in memory or in a file, or sparse where most of them are zero.
 * Immutable.
 */
public sealed interface FeatureMatrix permits DenseFeatures, MappedFeatures, SparseFeatures {
  /** Returns the number of rows. */
  int rows();

  /** Returns the number of columns. */
  int columns();

  /**
   * Writes a row, zeros included.
   *
   * @param row index from 0
   * @param target receives {@link #columns()} numbers
   * @param offset where in the target the row begins
   */
  void copyRow(int row, float[] target, int offset);

  /**
   * Writes rows one after the other, zeros included.
   *
   * @param order indices of rows
   * @param from index into the order
   * @param to index into the order, exclusive
   * @param target receives {@link #columns()} numbers a row
   */
  default void copyRows(int[] order, int from, int to, float[] target) {
    for (int i = from; i < to; i++) {
      copyRow(order[i], target, (i - from) * columns());
    }
  }

  /** Returns the same with zeros in some columns. */
  FeatureMatrix withoutColumns(BitSet columns);

  /** Returns these rows, in this order. */
  FeatureMatrix select(int[] rows);
}
