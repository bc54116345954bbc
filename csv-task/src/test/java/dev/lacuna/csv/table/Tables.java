package dev.lacuna.csv.table;

import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tables for tests, written to a file and read back. */
public final class Tables {
  private Tables() {}

  /** Reads a text as a table with a header. */
  public static Table of(String text) {
    return of(text, MissingWords.USUAL);
  }

  /** Reads a text as a table with a header and other words for missing. */
  public static Table of(String text, MissingWords missing) {
    return of(text.getBytes(StandardCharsets.UTF_8), missing, Dialect.Header.YES);
  }

  /** Reads bytes as a table. */
  public static Table of(byte[] bytes, MissingWords missing, Dialect.Header header) {
    try {
      Path file = Files.createTempFile("table", ".csv");
      try {
        return read(Files.write(file, bytes), missing, header);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("temporary files can be written", failure);
    }
  }

  /** Reads a file as a table. */
  public static Table read(Path file) {
    return read(file, MissingWords.USUAL, Dialect.Header.AUTO);
  }

  /** Reads a file as a table, with or without a header. */
  static Table read(Path file, Dialect.Header header) {
    return read(file, MissingWords.USUAL, header);
  }

  private static Table read(Path file, MissingWords missing, Dialect.Header header) {
    return new TableReader(missing, header, Feedback.none()).read(file);
  }

  /** Returns the texts of a row in some columns, missing ones as empty texts. */
  public static List<String> texts(List<Column> columns, int row) {
    return columns.stream().map(column -> column.text(row)).toList();
  }
}
