package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Table;
import dev.lacuna.error.Problems;

/** Finds cells of a column of numbers that hold something else. */
public final class Strays {
  private Strays() {}

  /** Adds a problem for each cell that is neither a number nor missing. */
  public static void report(Table table, Column column, Problems problems) {
    if (column.holdsOnlyNumbers()) {
      return; // asked of the same table for every block of rows that is predicted
    }
    for (int row = 0; row < column.rows(); row++) {
      if (Float.isNaN(column.number(row)) && !column.missing(row)) {
        problems.add(
            "column '%s' must hold numbers. Found '%s' in line %d"
                .formatted(column.name(), column.text(row), table.line(row)));
      }
    }
  }
}
