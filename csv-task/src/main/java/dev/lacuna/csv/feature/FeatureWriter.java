package dev.lacuna.csv.feature;

import dev.lacuna.feature.FeatureMatrix;

/** Takes features row by row, and makes a matrix of them. */
sealed interface FeatureWriter extends Encoder.Sink permits DenseWriter, SparseWriter {
  /** Ends a row; what comes next belongs to the one below. */
  void endRow();

  /** Returns the matrix of all rows that were ended. */
  FeatureMatrix features();
}
