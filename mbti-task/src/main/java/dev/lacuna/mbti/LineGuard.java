package dev.lacuna.mbti;

import dev.lacuna.error.LacunaException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/**
 * Stops reading what is no file of posts before it fills the memory: bytes that are no text, and
 * lines without end.
 */
final class LineGuard extends FilterReader {
  /** Characters of a line, and of a row. */
  static final int LONGEST = 16_000_000;

  private final Path file;
  private int line = 1;
  private int length;
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
    length++;
    if (letter == '\n' || letter == '\r') {
      line += letter == '\n' && afterReturn ? 0 : 1; // both of them are one line break
      length = 0;
    } else if (letter == 0) {
      throw refused("line %d holds a zero byte, so that it is no text".formatted(line));
    } else if (length > LONGEST) {
      throw refused("line %d is longer than 16 million characters".formatted(line));
    }
    afterReturn = letter == '\r';
  }

  private LacunaException refused(String reason) {
    return PostFile.refused(file, reason);
  }
}
