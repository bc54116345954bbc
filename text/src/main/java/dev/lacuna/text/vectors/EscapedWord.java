package dev.lacuna.text.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Words in a word2vec text file, where white space ends a word. A word that holds white space or
 * control characters is written as DL4J writes and reads it: {@code B64:} and its UTF-8 bytes in
 * base 64.
 */
final class EscapedWord {
  private static final String MARK = "B64:";

  private EscapedWord() {}

  /** Returns a word as it is written: itself, unless it could not be read again. */
  static String escape(String word) {
    boolean plain =
        !word.isEmpty() && !word.startsWith(MARK) && word.chars().noneMatch(EscapedWord::parts);
    return plain
        ? word
        : MARK + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns whether some reader may take a letter for the end of a word or of a line. */
  private static boolean parts(int letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.isISOControl(letter)
        || letter == '\uFEFF';
  }

  /** Returns the word that was written. What is marked but not well-formed stays as it is. */
  static String unescape(String written) {
    if (!written.startsWith(MARK)) {
      return written;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(written.substring(MARK.length()));
      String word = FieldText.utf8(ByteBuffer.wrap(bytes));
      return word == null ? written : word;
    } catch (IllegalArgumentException notBase64) {
      return written;
    }
  }
}
