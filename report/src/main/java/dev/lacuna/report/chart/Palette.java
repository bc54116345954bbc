package dev.lacuna.report.chart;

import java.util.List;

/**
 * Colours that people with any kind of colour vision tell apart (M. Okabe and K. Ito, Color
 * Universal Design, 2008), and darker ones of the same hue for letters on white.
 */
final class Palette {
  static final String INK = "#1b1f24";
  static final String QUIET = "#5b636e";
  static final String GRID = "#e3e6ea";
  static final String PAPER = "#ffffff";

  private static final List<String> LINES =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000");
  private static final List<String> LETTERS =
      List.of("#00639b", "#a84a00", "#00704f", "#96466f", "#855b00", "#1f6f9e", "#000000");

  private Palette() {}

  /** Returns the class of a series, {@code s1} to {@code s7}; further series begin anew. */
  static String seriesClass(int series) {
    return "s" + (series % LINES.size() + 1);
  }

  /** Returns the class of the letters that name a series. */
  static String lettersClass(int series) {
    return "t" + (series % LINES.size() + 1);
  }

  static String line(int series) {
    return LINES.get(series % LINES.size());
  }

  static String letters(int series) {
    return LETTERS.get(series % LETTERS.size());
  }
}
