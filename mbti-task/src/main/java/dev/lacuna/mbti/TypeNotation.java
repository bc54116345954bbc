package dev.lacuna.mbti;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How types are written: a letter per axis, capital or small, and a mark where nobody knows it:
 * {@code IN?P}, {@code xNTJ}. A blank type has no letter at all.
 *
 * <p>A cell of {@link #parse} is a capital letter, or a mark as it was written. {@link LabelMatrix}
 * makes the mask out of the marks, as it does for every task.
 */
public final class TypeNotation {
  /** Characters that each leave an axis missing. */
  public static final String MARKS = "?xX-_.*";

  /** The four heads, in the order of the letters. */
  public static final LabelSchema SCHEMA =
      new LabelSchema(Arrays.stream(Axis.values()).<Head>map(Axis::head).toList());

  private static final char PRINTED_MARK = 'x';
  private static final int AXES = Axis.values().length;
  private static final String RULE =
      "must be four letters, one each of %s, with one of %s for a letter that is missing"
          .formatted(
              Arrays.stream(Axis.values())
                  .map(axis -> axis.first() + "/" + axis.second())
                  .collect(Collectors.joining(", ")),
              String.join(" ", MARKS.split("")));

  private TypeNotation() {}

  /**
   * Returns the label cells of a type, one per head; four blank ones where it is blank.
   *
   * @throws IllegalArgumentException when it is no type; the message says what is, and what was
   *     found
   */
  public static List<String> parse(String type) {
    String letters = type.strip();
    if (letters.isEmpty()) {
      return Collections.nCopies(AXES, "");
    }
    List<String> cells = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      int at = axis.position();
      if (letters.length() != AXES || !isCell(axis, letters.charAt(at))) {
        throw new IllegalArgumentException(RULE + ". Found '" + shown(letters) + "'");
      }
      cells.add("" + capitalUnlessMark(letters.charAt(at)));
    }
    return cells;
  }

  /**
   * Returns the label cell of one axis.
   *
   * @throws IllegalArgumentException when it is neither a letter of the axis, nor a mark, nor blank
   */
  public static String parse(Axis axis, String letter) {
    String stripped = letter.strip();
    if (stripped.isEmpty()) {
      return "";
    }
    if (stripped.length() != 1 || !isCell(axis, stripped.charAt(0))) {
      throw new IllegalArgumentException(
          "must be %s or %s, with one of %s or a blank for a letter that is missing. Found '%s'"
              .formatted(
                  axis.first(), axis.second(), String.join(" ", MARKS.split("")), shown(stripped)));
    }
    return "" + capitalUnlessMark(stripped.charAt(0));
  }

  /** Returns the type that label cells spell, with {@code x} for each axis that is missing. */
  public static String print(List<String> cells) {
    StringBuilder type = new StringBuilder();
    for (Axis axis : Axis.values()) {
      String cell = cells.get(axis.position()).strip();
      boolean isLetter = cell.length() == 1 && axis.has(cell.charAt(0));
      type.append(isLetter ? Axis.capital(cell.charAt(0)) : PRINTED_MARK);
    }
    return type.toString();
  }

  /**
   * Returns the type of a row of labels, with {@code x} for each axis that is missing.
   *
   * @param labels of {@link #SCHEMA}
   */
  public static String print(LabelMatrix labels, int row) {
    StringBuilder type = new StringBuilder();
    for (Axis axis : Axis.values()) {
      int head = axis.position();
      char letter = labels.value(row, head) == 1 ? axis.first() : axis.second();
      type.append(labels.observed(row, head) ? letter : PRINTED_MARK);
    }
    return type.toString();
  }

  private static boolean isCell(Axis axis, char letter) {
    return axis.has(letter) || MARKS.indexOf(letter) >= 0;
  }

  private static char capitalUnlessMark(char letter) {
    return MARKS.indexOf(letter) >= 0 ? letter : Axis.capital(letter);
  }

  /** What stands in the place of a type may be anything. */
  static String shown(String text) {
    String start = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
