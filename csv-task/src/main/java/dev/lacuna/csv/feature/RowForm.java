package dev.lacuna.csv.feature;

/**
 * What becomes of a row of features.
 *
 * @param sparse whether only those are kept that are not zero, because most are
 * @param length the Euclidean length that every sparse row is scaled to, so that a row with many
 *     features does not shout a row with few down; at most 10 million; 0 leaves rows as they are
 */
record RowForm(boolean sparse, double length) {
  /** Rows as they are, of which only what is not zero is kept. */
  static final RowForm SPARSE = new RowForm(true, 0);

  /** Rows as they are. */
  static final RowForm DENSE = new RowForm(false, 0);

  /** A row of all the features that there can be, each of ten scales, is not as long. */
  private static final double LONGEST = 1e7;

  /** Checks the length. */
  RowForm {
    if (!(length >= 0 && length <= LONGEST) || (!sparse && length != 0)) {
      throw new IllegalArgumentException(
          "a length must be within 0 to 10,000,000, and 0 unless rows are sparse. Found " + length);
    }
  }
}
