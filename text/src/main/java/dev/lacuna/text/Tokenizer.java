package dev.lacuna.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into words: the longest runs of letters and digits, in lower case, marks that belong
 * to a letter or digit included. What stands between words is dropped, so that "don't" is "don" and
 * "t".
 *
 * @param shortest characters that a word must have, at least 1; a mark counts as one, a letter
 *     beyond 16 bits too
 */
public record Tokenizer(int shortest) {
  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public Tokenizer {
    if (shortest < 1) {
      throw new IllegalArgumentException(
          "a word must have at least 1 character. Found " + shortest);
    }
  }

  /** Returns the words of a text in order, repeated ones included; perhaps none. */
  public List<String> words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < lower.length(); ) {
      int letter = lower.codePointAt(at);
      int next = at + Character.charCount(letter);
      boolean goesOn = begin < at && isMark(letter);
      if (!goesOn && !Character.isLetterOrDigit(letter)) {
        addWord(lower, begin, at, words);
        begin = next;
      }
      at = next;
    }
    addWord(lower, begin, lower.length(), words);
    return words;
  }

  private void addWord(String text, int begin, int end, List<String> words) {
    if (text.codePointCount(begin, end) >= shortest) {
      words.add(text.substring(begin, end));
    }
  }

  /** Emoji have marks too, which are no words by themselves. */
  private static boolean isMark(int letter) {
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
