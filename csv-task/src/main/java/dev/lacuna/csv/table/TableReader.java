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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads tables: CSV, TSV and their like, gzipped or not, in UTF-8. */
public final class TableReader {
  /** A quoted cell that runs over more lines has lost its closing quote. */
  private static final int LINES_OF_A_CELL = 10_000;

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
    Dialect dialect = guess(file);
    try (Feedback.Work work = feedback.begin("reading " + file.getFileName(), size(file));
        TableStream stream = TableStream.open(file, work);
        CSVReader csv = reader(stream, dialect)) {
      Rows rows = new Rows(file, csv, dialect);
      rows.readAll();
      return rows.table(stream.sha256Hex());
    } catch (CharacterCodingException notText) {
      throw TableStream.notUtf8(file);
    } catch (CsvMalformedLineException | CsvMultilineLimitBrokenException unclosed) {
      throw unreadable(file, "a quote does not close: " + lineOf(unclosed), unclosed);
    } catch (EOFException | ZipException cut) {
      throw unreadable(file, "its zipped text breaks off; fetch it anew", cut);
    } catch (IOException failure) {
      throw unreadable(file, Failures.reason(failure), failure);
    } catch (CsvValidationException unexpected) {
      throw new AssertionError("no validator was set", unexpected);
    }
  }

  private Dialect guess(Path file) {
    List<String> lines = new ArrayList<>();
    try (TableStream stream = TableStream.open(file, feedback.begin("", 1))) {
      BufferedReader text = stream.text();
      String line = text.readLine();
      for (int n = 0; n < 20 && line != null; n++) {
        if (!line.isBlank()) {
          lines.add(line);
        }
        line = text.readLine();
      }
    } catch (CharacterCodingException notText) {
      throw TableStream.notUtf8(file);
    } catch (IOException failure) {
      throw unreadable(file, Failures.reason(failure), failure);
    }
    if (lines.isEmpty()) {
      throw unreadable(file, "it is empty", null);
    }
    return Dialect.guess(lines, header);
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

    void readAll() throws IOException, CsvValidationException {
      long line = csv.getLinesRead() + 1;
      for (String[] cells = csv.readNext(); cells != null; cells = csv.readNext()) {
        boolean blank = cells.length == 1 && cells[0].isBlank();
        if (columns.isEmpty() && !blank) {
          begin(cells, (int) line);
        } else if (!blank) {
          add(cells, (int) line);
        }
        line = csv.getLinesRead() + 1;
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
        String cell = cells[c].strip();
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
          new TableFile(file, sha256, dialect),
          columns.stream().map(ColumnBuilder::build).toList(),
          Arrays.copyOf(lines, count));
    }

    private List<String> names(String[] cells) {
      List<String> names = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (int c = 0; c < cells.length; c++) {
        String name = cells[c].isBlank() ? "column" + (c + 1) : cells[c].strip();
        if (!seen.add(name)) {
          throw unreadable(
              file, "column name '%s' comes twice; give each column its own".formatted(name), null);
        }
        names.add(name);
      }
      return names;
    }
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

  private static String lineOf(IOException unclosed) {
    long line =
        unclosed instanceof CsvMalformedLineException malformed
            ? malformed.getLineNumber()
            : ((CsvMultilineLimitBrokenException) unclosed).getRow();
    return "line " + line;
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
