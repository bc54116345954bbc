package dev.lacuna.mbti;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.MaskValue;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the four letters of a type, in their order, and the binary head that learns it. The first
 * of its two letters is the positive class: the probability of head {@code IE} is that of I.
 *
 * <p>Which letter is positive changes the sign of a logit, F1 and the area under the
 * precision-recall curve; macro-F1, accuracy and the area under the ROC curve are the same for
 * both.
 */
public enum Axis {
  /** Introversion or extraversion: head {@code IE}. */
  ATTITUDE(0, 'I', 'E'),
  /** Intuition or sensing: head {@code NS}. */
  PERCEPTION(1, 'N', 'S'),
  /** Thinking or feeling: head {@code TF}. */
  JUDGMENT(2, 'T', 'F'),
  /** Judging or perceiving: head {@code JP}. */
  LIFESTYLE(3, 'J', 'P');

  private final int position;
  private final char first;
  private final char second;

  Axis(int position, char first, char second) {
    this.position = position;
    this.first = first;
    this.second = second;
  }

  /** Returns where its letter stands in a type, and its head in the schema: 0 to 3. */
  public int position() {
    return position;
  }

  /** Returns the letter of the positive class, a capital. */
  public char first() {
    return first;
  }

  /** Returns the letter of the negative class, a capital. */
  public char second() {
    return second;
  }

  /** Returns whether a letter, capital or small, is one of the two. */
  public boolean has(char letter) {
    char capital = capital(letter);
    return capital == first || capital == second;
  }

  /** Returns the name of the head, which is both letters: {@code IE}. */
  public String headName() {
    return "" + first + second;
  }

  /** Returns the head, with a blank and the marks of {@link TypeNotation} as mask values. */
  BinaryHead head() {
    List<MaskValue> missing = new ArrayList<>(List.of(MaskValue.BLANK));
    TypeNotation.MARKS.chars().forEach(mark -> missing.add(MaskValue.word("" + (char) mark)));
    return new BinaryHead(headName(), "" + second, "" + first, missing);
  }

  /** Returns a letter of the English alphabet as a capital, and any other character as it is. */
  static char capital(char letter) {
    return letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter;
  }
}
