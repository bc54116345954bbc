package dev.lacuna.cli;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many columns of a terminal a text takes: letters of some scripts take two, accents none. */
final class DisplayWidth {
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private static final int FIRST_EMOJI = 0x1F000;
  private static final int FULL_WIDTH_FROM = 0x3000;
  private static final int FULL_WIDTH_TO = 0xFF60;

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** Returns a text that takes at most so many columns; the end of a longer one is left out. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = columns - 1;
    for (int letter : text.codePoints().toArray()) {
      left -= of(letter);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(letter);
    }
    return columns > 0 ? kept.append('…').toString() : "";
  }

  private static int of(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean punctuation = letter >= FULL_WIDTH_FROM && letter <= FULL_WIDTH_TO;
    return punctuation || letter >= FIRST_EMOJI || WIDE.contains(UnicodeScript.of(letter)) ? 2 : 1;
  }
}
