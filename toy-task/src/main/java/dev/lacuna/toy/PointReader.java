package dev.lacuna.toy;

import com.google.inject.Inject;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvValidationException;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.io.Failures;
import dev.lacuna.io.TextFile;
import dev.lacuna.task.InputReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads points from words or from a CSV file with the columns {@code x1,x2}. */
final class PointReader implements InputReader<Point> {
  private static final List<String> HEADER = List.of("x1", "x2");
  private static final int SHOWN = 40;

  @Inject
  PointReader() {}

  @Override
  public List<Point> parse(List<String> words) {
    if (words.isEmpty() || words.size() % 2 != 0) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "A point needs two numbers. Found %s. Write X1 X2, such as 0.3 0.7."
              .formatted(words.isEmpty() ? "none" : words.size() + ": " + String.join(" ", words)));
    }
    Problems problems = new Problems();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 2) {
      int number = i / 2 + 1;
      point(words.subList(i, i + 2), "point " + number, problems).ifPresent(points::add);
    }
    problems.throwIfAny(ErrorCode.BAD_OPTION);
    return points;
  }

  @Override
  public List<Point> read(Path file) {
    // without its verification, CSVReader passes failures on instead of taking them for the end
    try (Reader text = TextFile.open(file);
        CSVReader csv = new CSVReaderBuilder(text).withVerifyReader(false).build()) {
      return read(csv, file);
    } catch (CharacterCodingException notText) {
      throw unreadable(file, "it is not UTF-8 text", notText);
    } catch (CsvMalformedLineException malformed) {
      throw unreadable(
          file,
          "the quotes in line %d do not close".formatted(malformed.getLineNumber()),
          malformed);
    } catch (IOException failure) {
      throw unreadable(file, Failures.reason(failure), failure);
    } catch (CsvValidationException unexpected) {
      throw new AssertionError("no validator was set", unexpected);
    }
  }

  @Override
  public String print(Point point) {
    return point.x1() + " " + point.x2();
  }

  private static List<Point> read(CSVReader csv, Path file)
      throws IOException, CsvValidationException {
    String[] header = csv.readNext();
    if (header == null || !Arrays.stream(header).map(String::strip).toList().equals(HEADER)) {
      throw unreadable(
          file,
          "its first line is '%s', not 'x1,x2'"
              .formatted(header == null ? "" : shown(String.join(",", header))),
          null);
    }
    Problems problems = new Problems();
    List<Point> points = new ArrayList<>();
    for (String[] fields = csv.readNext(); fields != null; fields = csv.readNext()) {
      String line = "line " + csv.getLinesRead();
      if (fields.length == 2) {
        point(List.of(fields), line, problems).ifPresent(points::add);
      } else if (fields.length != 1 || !fields[0].isBlank()) {
        problems.add("a line must have 2 fields. Found %d in %s".formatted(fields.length, line));
      }
    }
    problems.throwIfAny(ErrorCode.BAD_DATA, file + " must hold points");
    return points;
  }

  private static Optional<Point> point(List<String> words, String where, Problems problems) {
    try {
      return Optional.of(
          new Point(Double.parseDouble(words.get(0)), Double.parseDouble(words.get(1))));
    } catch (IllegalArgumentException notNumbers) {
      problems.add(
          "x1 and x2 must be finite numbers. Found '%s' in %s"
              .formatted(String.join(" ", words), where));
      return Optional.empty();
    }
  }

  /** A file that is no CSV may begin with anything. */
  private static String shown(String line) {
    String start = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  private static LacunaException unreadable(Path file, String reason, @Nullable Exception cause) {
    String message =
        "Points must be a CSV file with the columns x1,x2. Found %s: %s.".formatted(file, reason);
    return cause == null
        ? new LacunaException(ErrorCode.BAD_FILE, message)
        : new LacunaException(ErrorCode.BAD_FILE, message, cause);
  }
}
