package dev.lacuna.label;

import java.util.OptionalDouble;

/**
 * How a source writes "missing" for a head: a number such as {@code -1}, NaN, a blank field, or a
 * word such as {@code NA}. A mask value lives only at the edge where data is read; behind it,
 * missing is the mask's business.
 */
public sealed interface MaskValue {
  /** NaN in numeric sources, and the words {@code NaN} and {@code nan} in text. */
  MaskValue NAN = new Numeric(Double.NaN);

  /** An empty field, or one of white space only. */
  MaskValue BLANK = new Word("");

  /** Returns the mask value that is written as this number; NaN is allowed. */
  static MaskValue number(double value) {
    return new Numeric(value);
  }

  /** Returns the mask value that is written as this word; white space around it does not count. */
  static MaskValue word(String text) {
    return new Word(text);
  }

  /** Returns whether a numeric cell with this content is missing. */
  boolean matches(double cell);

  /** Returns whether a text cell with this content is missing. */
  boolean matches(String cell);

  /** A number, NaN included. */
  record Numeric(double value) implements MaskValue {
    @Override
    public boolean matches(double cell) {
      return Double.compare(cell, value) == 0 || cell == value;
    }

    @Override
    public boolean matches(String cell) {
      OptionalDouble number = NumberText.parse(cell);
      return number.isPresent() && matches(number.getAsDouble());
    }

    @Override
    public String toString() {
      return NumberText.print(value);
    }
  }

  /** A word; the empty word stands for a blank field. */
  record Word(String text) implements MaskValue {
    /** Strips white space from both ends. */
    public Word {
      text = text.strip();
    }

    @Override
    public boolean matches(double cell) {
      return false;
    }

    @Override
    public boolean matches(String cell) {
      return cell.strip().equals(text);
    }

    @Override
    public String toString() {
      return text.isEmpty() ? "blank" : "'" + text + "'";
    }
  }
}
