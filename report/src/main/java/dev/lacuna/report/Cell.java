package dev.lacuna.report;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of a table.
 *
 * @param text what is read
 * @param note in small letters behind it, such as an interval; may be empty
 * @param hint what is shown to who points at it, such as how many labels it rests on; may be empty
 * @param value what the table is sorted by; empty to sort by the text
 * @param link the anchor of what it leads to; empty for none
 */
public record Cell(String text, String note, String hint, String value, String link) {
  private static final Pattern NUMBER =
      Pattern.compile("([+−-]?[0-9][0-9,]*(?:\\.[0-9]+)?)(?: ?%)?");

  /** Checks that nothing is null. */
  public Cell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(value, "value");
  }

  /** Returns a cell of a text that may be a number. */
  public static Cell of(String text) {
    Matcher number = NUMBER.matcher(text.strip());
    boolean isNumber =
        number.lookingAt()
            && (number.end() == text.strip().length() || follows(text, number.end()));
    return new Cell(
        text, "", "", isNumber ? number.group(1).replace(",", "").replace('−', '-') : "", "");
  }

  /** A number may be followed by its interval in brackets. */
  private static boolean follows(String text, int end) {
    return text.strip().startsWith(" (", end);
  }

  /** Returns a cell of words, whatever they look like. */
  public static Cell words(String text) {
    return new Cell(text, "", "", "", "");
  }

  /** Returns a cell of a number, sorted by it. */
  public static Cell number(String text, double value) {
    return new Cell(text, "", "", Double.toString(value), "");
  }

  /** Returns the cell with a note behind it. */
  public Cell withNote(String other) {
    return new Cell(text, other, hint, value, link);
  }

  /** Returns the cell with a hint. */
  public Cell withHint(String other) {
    return new Cell(text, note, other, value, link);
  }

  /** Returns the cell as a link to an anchor. */
  public Cell withLink(String anchor) {
    return new Cell(text, note, hint, value, anchor);
  }
}
