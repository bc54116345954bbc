package dev.lacuna.csv.table;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * How a file parts its cells.
 *
 * @param delimiter between two cells
 * @param header whether the first line names the columns
 */
public record Dialect(char delimiter, boolean header) {
  private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');

  /** What to take for the header. */
  public enum Header {
    /** Names, unless a cell of the first line is a number. */
    AUTO,
    /** The first line names the columns. */
    YES,
    /** The first line is a row. */
    NO
  }

  /**
   * Guesses the dialect of a file by its first rows: the delimiter that cuts most of them into the
   * same number of cells, and into the most.
   *
   * @param rows the first ones; at least one
   */
  static Dialect guess(List<String> rows, Header header) {
    char best = ',';
    int most = 1;
    for (char delimiter : DELIMITERS) {
      int cells = cells(rows, delimiter);
      if (cells > most) {
        most = cells;
        best = delimiter;
      }
    }
    boolean named =
        header == Header.YES || (header == Header.AUTO && looksLikeNames(cut(rows.get(0), best)));
    return new Dialect(best, named);
  }

  RFC4180Parser parser() {
    return new RFC4180ParserBuilder().withSeparator(delimiter).build();
  }

  /** Returns the number of cells of the first line where most lines have as many, or else 1. */
  private static int cells(List<String> rows, char delimiter) {
    int expected = cut(rows.get(0), delimiter).length;
    long alike = rows.stream().filter(row -> cut(row, delimiter).length == expected).count();
    return alike * 2 > rows.size() ? expected : 1;
  }

  private static String[] cut(String line, char delimiter) {
    try {
      return new Dialect(delimiter, true).parser().parseLineMulti(line);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a line in memory can be read", impossible);
    }
  }

  private static boolean looksLikeNames(String[] cells) {
    boolean anyName = Arrays.stream(cells).anyMatch(cell -> !cell.isBlank());
    return anyName
        && Arrays.stream(cells).allMatch(cell -> Double.isNaN(Numbers.parse(cell.strip())));
  }
}
