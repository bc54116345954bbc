package dev.lacuna.csv.audit;

import java.util.function.IntPredicate;

/** A set of rows, a bit each: intersections of hundreds of them are counted quickly. */
final class RowSet {
  private final long[] words;

  private RowSet(long[] words) {
    this.words = words;
  }

  /** Returns the rows below a bound for which something holds. */
  static RowSet of(int rows, IntPredicate test) {
    long[] words = new long[(rows + Long.SIZE - 1) / Long.SIZE];
    for (int row = 0; row < rows; row++) {
      if (test.test(row)) {
        words[row / Long.SIZE] |= 1L << row;
      }
    }
    return new RowSet(words);
  }

  int size() {
    return both(this);
  }

  /** Returns how many rows are in both sets. */
  int both(RowSet other) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      count += Long.bitCount(words[i] & other.words[i]);
    }
    return count;
  }
}
