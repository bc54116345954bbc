package dev.lacuna.csv.feature;

import dev.lacuna.csv.table.Column;

/** Turns the cells of one column into features. */
public sealed interface Encoder permits NumberEncoder, CategoryEncoder, TextEncoder {
  /** Returns the name of the column. */
  String column();

  /** Returns the number of features. */
  int width();

  /** Returns an encoder of the cells of a column of a table. */
  Cells of(Column cells);

  /** Encodes cells by their rows. */
  @FunctionalInterface
  interface Cells {
    /** Gives the features of a row that are not zero to a sink, counted from an offset. */
    void encode(int row, int offset, Sink sink);
  }

  /** Takes features that are not zero. */
  @FunctionalInterface
  interface Sink {
    /** Takes a feature; each index comes at most once a row. */
    void put(int index, float value);
  }
}
