package dev.lacuna.mbti;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Failures;
import dev.lacuna.task.Feedback;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The rows of a CSV file, one after the other, gzipped or not, in UTF-8. Cells are parted and
 * quoted as in RFC 4180, so that a backslash is a character as any other.
 */
final class PostFile {
  private static final int BUFFER = 1 << 16;
  private static final int DIGITS = 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

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
    try (InputStream in = Files.newInputStream(file);
        Feedback.Work work = feedback.begin("reading " + file.getFileName(), Files.size(file))) {
      MessageDigest digest = sha256();
      DigestInputStream bytes = new DigestInputStream(new Counted(in, work), digest);
      readAll(file, bytes, rows);
      while (bytes.read() >= 0) {} // what may stand behind the end of the zipped text
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
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
    BufferedReader text =
        new BufferedReader(new LineGuard(new StrictText(plain(bytes)), file), BUFFER);
    skipByteOrderMark(text);
    RowText whole = new RowText(file, text);
    RFC4180Parser parser = new RFC4180ParserBuilder().build();
    for (String row = whole.next(); row != null; row = whole.next()) {
      if (!row.isBlank()) {
        rows.accept(Arrays.asList(parser.parseLine(row)), whole.line());
      }
    }
  }

  /** The first two bytes of every gzip file tell it, whatever its name. */
  private static InputStream plain(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return zipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Says how many bytes were read. */
  private static final class Counted extends FilterInputStream {
    private final Feedback.Work work;
    private long count;

    Counted(InputStream in, Feedback.Work work) {
      super(in);
      this.work = work;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      work.at(count);
      return read;
    }
  }
}
