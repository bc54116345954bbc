package dev.lacuna.mbti;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Failures;
import dev.lacuna.io.TextFile;
import dev.lacuna.io.UnzippedFile;
import dev.lacuna.task.Feedback;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/**
 * The rows of a CSV file, one after the other, gzipped or not, in UTF-8. Cells are parted and
 * quoted as in RFC 4180, so that a backslash is a character as any other.
 */
final class PostFile {
  private static final int BUFFER = 1 << 16;

  private PostFile() {}

  /** Takes the rows that are not blank, the header first. */
  @FunctionalInterface
  interface Rows {
    /** Takes a row that begins in a line, counted from 1. */
    void accept(List<String> cells, int line);
  }

  /**
   * Hands out all rows.
   *
   * @return the beginning of the checksum of the file
   * @throws LacunaException when the file cannot be read, or is no text of rows and cells
   */
  static String read(Path file, Feedback feedback, Rows rows) {
    if (Files.isDirectory(file)) {
      throw refused(file, "it is a folder");
    }
    try (Feedback.Work work = feedback.begin("reading " + file.getFileName(), Files.size(file));
        UnzippedFile unzipped = UnzippedFile.open(file, work::at)) {
      readAll(file, unzipped.content(), rows);
      return unzipped.sha256();
    } catch (EOFException | ZipException cut) {
      throw refused(file, "its zipped text breaks off; fetch it anew", cut);
    } catch (IOException failure) {
      throw refused(file, Failures.reason(failure), failure);
    }
  }

  /** Returns why a file is refused. */
  static LacunaException refused(Path file, String reason) {
    return new LacunaException(ErrorCode.BAD_FILE, message(file, reason));
  }

  private static LacunaException refused(Path file, String reason, Exception cause) {
    return new LacunaException(ErrorCode.BAD_FILE, message(file, reason), cause);
  }

  private static String message(Path file, String reason) {
    return "Posts must come in a CSV file in UTF-8, gzipped or not, with a row per user. Found %s: %s."
        .formatted(file, reason);
  }

  private static void readAll(Path file, InputStream bytes, Rows rows) throws IOException {
    BufferedReader text = new BufferedReader(new LineGuard(new StrictText(bytes), file), BUFFER);
    TextFile.skipByteOrderMark(text);
    RowText whole = new RowText(file, text);
    RFC4180Parser parser = new RFC4180ParserBuilder().build();
    for (String row = whole.next(); row != null; row = whole.next()) {
      if (!row.isBlank()) {
        rows.accept(Arrays.asList(parser.parseLine(row)), whole.line());
      }
    }
  }
}
