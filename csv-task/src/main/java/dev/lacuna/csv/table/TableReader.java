package dev.lacuna.csv.table;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvMultilineLimitBrokenException;
import com.opencsv.exceptions.CsvValidationException;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.io.Failures;
import dev.lacuna.task.Feedback;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads tables: CSV, TSV and their like, gzipped or not, in UTF-8. */
public final class TableReader {
  /** A quoted cell that runs over more lines has lost its closing quote. */
  private static final int LINES_OF_A_CELL = 1_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int ROWS_LOOKED_AT = 20;
  private static final int LETTERS_LOOKED_AT = 1_000_000;

  private final MissingWords missing;
  private final Dialect.Header header;
  private final Feedback feedback;

  /** Creates a reader. */
  public TableReader(MissingWords missing, Dialect.Header header, Feedback feedback) {
    this.missing = missing;
    this.header = header;
    this.feedback = feedback;
  }

  /**
   * Returns the table in a file.
   *
   * @throws LacunaException when it cannot be read, is no table, has a column name twice or no
   *     rows, or when rows are not as long as the header; it lists all such rows
   */
  public Table read(Path file) {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "it is a folder", null);
    }
    Dialect dialect = guess(file);
    return read(
        file,
        feedback.begin("reading " + file.getFileName(), size(file)),
        stream -> {
          Rows rows = new Rows(file, reader(stream, dialect), dialect);
          rows.readAll();
          return rows.table(stream.sha256Hex());
        });
  }

  private Dialect guess(Path file) {
    List<String> rows =
        read(file, Feedback.none().begin("", 0), stream -> firstRows(stream.text()));
    if (rows.isEmpty()) {
      throw unreadable(file, "it is empty", null);
    }
    return Dialect.guess(rows, header);
  }

  /** Returns the first rows that are not blank, of several lines where quotes hold line breaks. */
  private static List<String> firstRows(BufferedReader text) throws IOException {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    int letters = 0;
    boolean quoted = false;
    String line = text.readLine();
    while (line != null && rows.size() < ROWS_LOOKED_AT && letters < LETTERS_LOOKED_AT) {
      row.append(line);
      letters += line.length();
      quoted ^= hasOddQuotes(line);
      if (!quoted) {
        rows.add(row.toString());
        row.setLength(0);
      } else {
        row.append('\n');
      }
      line = text.readLine();
    }
    rows.add(row.toString());
    rows.removeIf(String::isBlank);
    return rows;
  }

  private static boolean hasOddQuotes(String line) {
    return line.chars().filter(letter -> letter == '"').count() % 2 == 1;
  }

  /** What is done with the text of a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(TableStream stream) throws IOException;
  }

  private static <T> T read(Path file, Feedback.Work work, Reading<T> reading) {
    try (work;
        TableStream stream = TableStream.open(file, work)) {
      return reading.from(stream);
    } catch (CharacterCodingException notText) {
      throw TableStream.notUtf8(file);
    } catch (EOFException | ZipException cut) {
      throw unreadable(file, "its zipped text breaks off; fetch it anew", cut);
    } catch (IOException failure) {
      throw unreadable(file, Failures.reason(failure), failure);
    }
  }

  /** Takes the records of a file one by one. */
  private final class Rows {
    private final Path file;
    private final CSVReader csv;
    private final Dialect dialect;
    private final MissingWords.Matcher matcher = new MissingWords.Matcher(missing);
    private final Problems problems = new Problems();
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private int[] lines = new int[256];
    private int count;

    Rows(Path file, CSVReader csv, Dialect dialect) {
      this.file = file;
      this.csv = csv;
      this.dialect = dialect;
    }

    void readAll() throws IOException {
      int line = nextLine();
      for (String[] cells = next(line); cells != null; cells = next(line)) {
        boolean blank = cells.length == 1 && plain(cells[0]).isEmpty();
        if (columns.isEmpty() && !blank) {
          begin(cells, line);
        } else if (!blank) {
          add(cells, line);
        }
        line = nextLine();
      }
    }

    private int nextLine() {
      return (int) csv.getLinesRead() + 1;
    }

    private String @Nullable [] next(int line) throws IOException {
      try {
        return csv.readNext();
      } catch (CsvMalformedLineException | CsvMultilineLimitBrokenException unclosed) {
        throw unreadable(
            file,
            "a quote in the row that begins in line %d does not close".formatted(line),
            unclosed);
      } catch (CsvValidationException unexpected) {
        throw new AssertionError("no validator was set", unexpected);
      }
    }

    private void begin(String[] cells, int line) {
      for (String name : dialect.header() ? names(cells) : numbered(cells.length)) {
        columns.add(new ColumnBuilder(name));
      }
      if (!dialect.header()) {
        add(cells, line);
      }
    }

    private void add(String[] cells, int line) {
      if (cells.length != columns.size()) {
        problems.add(
            "a row must have %d cells, like the first line. Found %d in line %d"
                .formatted(columns.size(), cells.length, line));
        return;
      }
      for (int c = 0; c < cells.length; c++) {
        String cell = plain(cells[c]);
        if (matcher.matches(cell)) {
          columns.get(c).addMissing(cell);
        } else {
          columns.get(c).add(cell);
        }
      }
      if (count == lines.length) {
        lines = Arrays.copyOf(lines, 2 * count);
      }
      lines[count++] = line;
    }

    Table table(String sha256) {
      problems.throwIfAny(ErrorCode.BAD_DATA, file + " must be a table");
      if (count == 0) {
        throw unreadable(file, "it has a header and no rows", null);
      }
      return new Table(
          new TableFile(file, sha256, dialect, missing),
          columns.stream().map(ColumnBuilder::build).toList(),
          Arrays.copyOf(lines, count));
    }

    private List<String> names(String[] cells) {
      Map<String, Integer> columnOf = new LinkedHashMap<>();
      for (int c = 1; c <= cells.length; c++) {
        String plain = plain(cells[c - 1]);
        String name = plain.isEmpty() ? "column" + c : plain;
        Integer first = columnOf.putIfAbsent(name, c);
        if (first != null) {
          problems.add(
              "each column needs a name of its own. Found '%s' for column %d and for column %d"
                  .formatted(name, first, c));
        }
      }
      problems.throwIfAny(ErrorCode.BAD_DATA, file + " must be a table");
      return List.copyOf(columnOf.keySet());
    }
  }

  /** Files that were put one behind the other hold byte order marks within, which nobody sees. */
  static String plain(String cell) {
    String plain = cell.strip();
    while (!plain.isEmpty() && plain.charAt(0) == BYTE_ORDER_MARK) {
      plain = plain.substring(1).strip();
    }
    return plain;
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int c = 1; c <= count; c++) {
      names.add("column" + c);
    }
    return names;
  }

  private static CSVReader reader(TableStream stream, Dialect dialect) {
    // without its verification, CSVReader passes failures on instead of taking them for the end
    return new CSVReaderBuilder(stream.text())
        .withCSVParser(dialect.parser())
        .withMultilineLimit(LINES_OF_A_CELL)
        .withVerifyReader(false)
        .build();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw unreadable(file, Failures.reason(failure), failure);
    }
  }

  private static LacunaException unreadable(Path file, String reason, @Nullable Exception cause) {
    String message =
        "A table must be a CSV or TSV file with a row per example. Found %s: %s."
            .formatted(file, reason);
    return cause == null
        ? new LacunaException(ErrorCode.BAD_FILE, message)
        : new LacunaException(ErrorCode.BAD_FILE, message, cause);
  }
}
