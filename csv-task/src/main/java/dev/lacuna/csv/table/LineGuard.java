package dev.lacuna.csv.table;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * Stops reading what is no table before it fills the memory: binary files, and endless rows. A line
 * break between quotes does not end a row.
 */
final class LineGuard extends FilterReader {
  private static final int LONGEST = 16_000_000;

  private final Path file;
  private int line = 1;
  private int firstLine = 1;
  private int length;
  private boolean quoted;
  private boolean afterReturn;

  LineGuard(Reader text, Path file) {
    super(text);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    int read = super.read(buffer, offset, count);
    for (int i = offset; i < offset + read; i++) {
      take(buffer[i]);
    }
    return read;
  }

  private void take(char letter) {
    if (letter == '\n' || letter == '\r') {
      endLine(letter);
    } else if (letter == 0) {
      throw refused(file, "line %d holds a zero byte, so that it is no text".formatted(line));
    }
    quoted ^= letter == '"';
    afterReturn = letter == '\r';
    if (++length > LONGEST) {
      throw refused(
          file,
          (quoted
                  ? "a quote in line %d does not close within 16 million characters"
                  : "line %d is longer than 16 million characters")
              .formatted(firstLine));
    }
  }

  /** A carriage return ends a line, and so does a line feed, unless they are one pair. */
  private void endLine(char letter) {
    line += letter == '\n' && afterReturn ? 0 : 1;
    if (!quoted) {
      firstLine = line;
      length = 0;
    }
  }

  static LacunaException refused(Path file, String reason) {
    return new LacunaException(
        ErrorCode.BAD_FILE,
        "A table must be a text file of lines and cells. Found %s: %s. Give a CSV or TSV file in UTF-8, gzipped or not; save a spreadsheet as CSV first."
            .formatted(file, reason));
  }
}
