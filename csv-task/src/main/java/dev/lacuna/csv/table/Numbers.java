package dev.lacuna.csv.table;

/** Numbers as tables write them. */
public final class Numbers {
  private Numbers() {}

  /**
   * Returns the number, or NaN where the text is none, or one beyond single precision; Java's own
   * spellings are no numbers.
   */
  public static double parse(String text) {
    if (text.isEmpty() || !isNumberLike(text)) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite((float) number) ? number : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** Returns the number without a needless {@code .0}. */
  public static String print(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Digits, signs, a point and an exponent only: no {@code 1d}, no {@code 0x1p3}, no word. */
  private static boolean isNumberLike(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && (i == 0 || (c != 'e' && c != 'E'))) {
        return false;
      }
    }
    return true;
  }
}
