package dev.lacuna.kernel;

/** Rows from one up to, but without, another. Mutable, so that a block can be moved on. */
public final class RowRange {
  private int from;
  private int to;

  /** Moves the range. */
  public void set(int newFrom, int newTo) {
    if (newFrom < 0 || newTo < newFrom) {
      throw new IllegalArgumentException(
          "a range must go upwards from 0. Found %d to %d".formatted(newFrom, newTo));
    }
    this.from = newFrom;
    this.to = newTo;
  }

  /** Returns the first row. */
  public int from() {
    return from;
  }

  /** Returns the row after the last one. */
  public int to() {
    return to;
  }

  /** Returns the number of rows. */
  public int size() {
    return to - from;
  }
}
