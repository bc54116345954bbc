package dev.lacuna.mbti;

import dev.lacuna.error.LacunaException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/**
 * Stops reading what is no file of posts before it fills the memory: bytes that are no text, and
 * rows without end. A line break between quotes does not end a row.
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
    throw new UnsupportedOperationException("letters are read by the buffer");
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    try {
      int read = super.read(buffer, offset, count);
      for (int i = offset; i < offset + read; i++) {
        take(buffer[i]);
      }
      return read;
    } catch (CharacterCodingException notText) {
      throw refused("invalid UTF-8 near line %d; convert the file to UTF-8".formatted(line));
    }
  }

  private void take(char letter) {
    if (letter == '\n' || letter == '\r') {
      endLine(letter);
    } else if (letter == 0) {
      throw refused("line %d holds a zero byte, so that it is no text".formatted(line));
    }
    quoted ^= letter == '"';
    afterReturn = letter == '\r';
    if (++length > LONGEST) {
      throw refused(
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

  private LacunaException refused(String reason) {
    return PostFile.refused(file, reason);
  }
}
