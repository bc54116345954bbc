package dev.lacuna.label;

import java.util.OptionalDouble;

/** Numbers as people write them in tables: {@code -1}, {@code -1.0} and {@code nan} are numbers. */
final class NumberText {
  private NumberText() {}

  static OptionalDouble parse(String text) {
    String stripped = text.strip();
    if (isDigit(stripped)) { // what most labels are
      return OptionalDouble.of(stripped.charAt(0) - '0');
    }
    if (stripped.equalsIgnoreCase("nan")) {
      return OptionalDouble.of(Double.NaN);
    }
    if (stripped.isEmpty()
        || !"0123456789+-.".contains(stripped.substring(0, 1))
        || isJavaOnly(stripped)) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(stripped));
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the number without a needless {@code .0}. */
  static String print(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Returns a number of single precision in as few digits as tell it from others. */
  static String print(float value) {
    return print(Double.parseDouble(Float.toString(value)));
  }

  private static boolean isDigit(String text) {
    return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /** Java reads {@code 1d} and {@code 0x1p3} as numbers; nobody else does. */
  private static boolean isJavaOnly(String text) {
    boolean endsInType = !Character.isDigit(text.charAt(text.length() - 1)) && !text.endsWith(".");
    return endsInType || text.contains("x") || text.contains("X");
  }
}
