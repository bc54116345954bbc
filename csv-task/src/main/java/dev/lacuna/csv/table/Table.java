package dev.lacuna.csv.table;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table in memory, column by column. Immutable. */
public final class Table {
  private final TableFile file;
  private final List<Column> columns;
  private final Map<String, Column> byName = new HashMap<>();
  private final int[] lines;

  /**
   * Creates a table.
   *
   * @param file where it was read from
   * @param columns each of as many rows as there are lines, each name once
   * @param lines the line of the file in which each row begins, from 1
   */
  Table(TableFile file, List<Column> columns, int[] lines) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.lines = lines;
    columns.forEach(column -> byName.put(column.name(), column));
  }

  /** Returns where it was read from. */
  public TableFile file() {
    return file;
  }

  /** Returns the number of rows. */
  public int rows() {
    return lines.length;
  }

  /** Returns the columns in the order of the file. */
  public List<Column> columns() {
    return columns;
  }

  /** Returns the names of the columns in the order of the file. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** Returns the column with a name, or nothing where there is none. */
  public Optional<Column> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Returns the column with a name.
   *
   * @throws LacunaException when there is none; the message names the nearest
   */
  public Column column(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new LacunaException(
                    ErrorCode.BAD_DATA,
                    "The table must have a column '%s'. Found none in %s.%s"
                        .formatted(name, file.path(), Suggestions.didYouMean(name, names()))));
  }

  /** Returns the line of the file in which a row begins, from 1. */
  public int line(int row) {
    return lines[row];
  }

  /** Returns all rows. */
  public List<TableRow> all() {
    List<TableRow> rows = new ArrayList<>(rows());
    for (int row = 0; row < rows(); row++) {
      rows.add(new TableRow(this, row));
    }
    return rows;
  }

  /** Two tables are equal when they were read in the same way from the same bytes. */
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Table that && file.equals(that.file));
  }

  @Override
  public int hashCode() {
    return file.hashCode();
  }

  @Override
  public String toString() {
    return "Table[" + file.path() + "]";
  }
}
