package dev.lacuna.csv.table;

import java.util.Map;

/** One column of a table: numbers, or words out of a dictionary. Immutable. */
public sealed interface Column permits NumberColumn, WordColumn {
  /** Returns the name in the header. */
  String name();

  /** Returns the number of rows. */
  int rows();

  /** Returns whether a cell is blank, or holds a word that means missing. */
  boolean missing(int row);

  /** Returns a cell as a text; empty where it is missing. */
  String text(int row);

  /** Returns a cell as a number; NaN where it is missing or is none. */
  float number(int row);

  /** Returns whether two cells hold the same, or are both missing. */
  boolean same(int row, int other);

  /** Returns whether every cell is a number or missing. */
  boolean holdsOnlyNumbers();

  /** Returns how often cells were blank (the empty text), or held each word that means missing. */
  Map<String, Integer> missingWords();
}
