package dev.lacuna.task;

import dev.lacuna.io.Csv;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for people, not yet laid out.
 *
 * @param headers one per column
 * @param rows as many cells as there are headers
 * @param notes lines below the table
 */
public record Table(List<String> headers, List<List<String>> rows, List<String> notes) {
  /** Copies the lists and checks that every row is whole. */
  public Table {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<String> row : rows) {
      if (row.size() != headers.size()) {
        throw new IllegalArgumentException(
            "a row must have one cell per header, headers = %s, row = %s".formatted(headers, row));
      }
    }
  }

  /** Returns header and rows as CSV; notes are for people only. */
  public String toCsv() {
    return Csv.line(headers) + rows.stream().map(Csv::line).collect(Collectors.joining());
  }
}
