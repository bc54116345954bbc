package dev.lacuna.feature;

/** Features of several rows: dense, or sparse where most of them are zero. Immutable. */
public sealed interface FeatureMatrix permits DenseFeatures, SparseFeatures {
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

  /** Returns these rows, in this order. */
  FeatureMatrix select(int[] rows);
}
