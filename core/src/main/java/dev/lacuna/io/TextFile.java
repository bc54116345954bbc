package dev.lacuna.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens text files that people made, whatever their editor put in front. */
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * Opens a file in UTF-8, behind its byte order mark where it has one. Reading throws {@link
   * java.nio.charset.CharacterCodingException} where it is not UTF-8.
   *
   * @throws IOException when it cannot be opened or its beginning cannot be read
   */
  public static BufferedReader open(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file);
    try {
      skipByteOrderMark(text);
      return text;
    } catch (IOException | RuntimeException unreadable) {
      text.close();
      throw unreadable;
    }
  }

  /** Reads over the byte order marks that the text begins with: some programs add a second one. */
  public static void skipByteOrderMark(BufferedReader text) throws IOException {
    do {
      text.mark(1);
    } while (text.read() == BYTE_ORDER_MARK);
    text.reset();
  }
}
