package dev.lacuna.csv.feature;

/**
 * What becomes of a row of features.
 *
 * @param sparse whether only those are kept that are not zero, because most are
 * @param length the Euclidean length that every sparse row is scaled to, so that a row with many
 *     features does not shout a row with few down; 0 leaves rows as they are
 */
record RowForm(boolean sparse, double length) {
  /** Rows as they are, of which only what is not zero is kept. */
  static final RowForm SPARSE = new RowForm(true, 0);

  /** Rows as they are. */
  static final RowForm DENSE = new RowForm(false, 0);

  /** Checks the length. */
  RowForm {
    if (!(length >= 0 && length < Double.POSITIVE_INFINITY) || (!sparse && length != 0)) {
      throw new IllegalArgumentException(
          "a length must be a finite number of at least 0, and 0 unless rows are sparse. Found "
              + length);
    }
  }
}
