package dev.lacuna.text.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Words and numbers as they stand in files of word vectors. */
final class FieldText {
  private static final int SHOWN = 40;
  private static final String SIGNS = "+-.eE";

  private FieldText() {}

  /** Returns whether a byte parts fields. Of all white space, words may hold the rest. */
  static boolean isSeparator(byte letter) {
    return letter == ' ' || letter == '\t' || letter == '\r';
  }

  /**
   * Returns the number that a field is, or NaN where it is no finite decimal number: Java's own
   * {@code NaN}, {@code Infinity}, {@code 0x1p3} and {@code 1f} are none.
   */
  static float number(String field) {
    for (int i = 0; i < field.length(); i++) {
      char letter = field.charAt(i);
      if ((letter < '0' || letter > '9') && SIGNS.indexOf(letter) < 0) {
        return Float.NaN;
      }
    }
    try {
      float number = Float.parseFloat(field);
      return Float.isFinite(number) ? number : Float.NaN;
    } catch (NumberFormatException noNumber) {
      return Float.NaN;
    }
  }

  /** Returns whether a field is a finite decimal number. */
  static boolean isNumber(String field) {
    return !Float.isNaN(number(field));
  }

  /** Returns bytes as a text of one letter each, which is right for numbers. */
  static String latin1(ByteBuffer bytes, int from, int to) {
    return new String(
        bytes.array(), bytes.arrayOffset() + from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Returns the text that bytes are in UTF-8, or null where they are not. */
  static @Nullable String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** Returns a text as a message can show it: in quotes, short, without control characters. */
  static String quoted(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    int end = Math.min(SHOWN, visible.length());
    return "'" + visible.substring(0, end) + (end < visible.length() ? "…'" : "'");
  }
}
