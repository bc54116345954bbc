package dev.lacuna.report.chart;

/** How wide letters are, about: charts are laid out where no font is at hand. */
final class Lettering {
  private static final String NARROW = "iIjlt.,:;'|!()[] f";
  private static final String WIDE = "mwMWmÆŒ@%—";

  private Lettering() {}

  /** Returns the width of a text in pixels. */
  static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(Lettering::share).sum();
  }

  /** Returns a text, cut at its end where it is wider than there is room. */
  static String fitting(String text, double room, double size) {
    if (width(text, size) <= room) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    int count = letters.length;
    while (count > 1 && width(new String(letters, 0, count) + "…", size) > room) {
      count--;
    }
    return new String(letters, 0, count).strip() + "…";
  }

  private static double share(int letter) {
    if (Character.getType(letter) == Character.NON_SPACING_MARK) {
      return 0;
    }
    if (letter >= 0x1100) {
      return letter >= 0x2000 && letter < 0x2E80 ? 0.7 : 1.05;
    }
    if (NARROW.indexOf(letter) >= 0) {
      return 0.34;
    }
    return WIDE.indexOf(letter) >= 0 ? 0.9 : Character.isUpperCase(letter) ? 0.7 : 0.6;
  }
}
