package dev.lacuna.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into words: the longest runs of letters and digits, in lower case, marks that belong
 * to a letter included. What stands between words is dropped, so that "don't" is "don" and "t".
 *
 * @param shortest characters that a word must have, at least 1
 */
public record Tokenizer(int shortest) {
  /** Checks the length. */
  public Tokenizer {
    if (shortest < 1) {
      throw new IllegalArgumentException(
          "a word must have at least 1 character. Found " + shortest);
    }
  }

  /** Returns the words of a text in order. */
  public List<String> words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < lower.length(); ) {
      int letter = lower.codePointAt(at);
      int next = at + Character.charCount(letter);
      if (!isPartOfWord(letter)) {
        addWord(lower, begin, at, words);
        begin = next;
      }
      at = next;
    }
    addWord(lower, begin, lower.length(), words);
    return words;
  }

  private void addWord(String text, int begin, int end, List<String> words) {
    if (end - begin >= shortest) {
      words.add(text.substring(begin, end));
    }
  }

  private static boolean isPartOfWord(int letter) {
    if (Character.isLetterOrDigit(letter)) {
      return true;
    }
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
