package dev.lacuna.csv.table;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** Stops reading what is no table before it fills the memory: binary files, and endless lines. */
final class LineGuard extends FilterReader {
  private static final int LONGEST = 16_000_000;

  private final Path file;
  private int length;
  private int line = 1;

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
      if (buffer[i] == '\n') {
        line++;
        length = 0;
      } else if (buffer[i] == 0) {
        throw refused("line %d holds a zero byte, so that it is no text".formatted(line));
      } else if (++length > LONGEST) {
        throw refused("line %d is longer than 16 million characters".formatted(line));
      }
    }
    return read;
  }

  private LacunaException refused(String reason) {
    return new LacunaException(
        ErrorCode.BAD_FILE,
        "A table must be a text file of lines and cells. Found %s: %s. Give a CSV or TSV file, gzipped or not."
            .formatted(file, reason));
  }
}
