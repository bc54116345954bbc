package dev.lacuna.report.chart;

import java.util.List;

/**
 * What surrounds the plot of a chart.
 *
 * @param name of its files without a suffix: lower-case letters, digits and dashes
 * @param title what it shows, in one line
 * @param words below the title, each in the colour of a series; may be empty
 * @param x the axis below
 * @param y the axis on the left
 * @param size of the whole chart
 */
public record Frame(String name, String title, List<Word> words, Axis x, Axis y, Size size) {
  /** Copies the list and checks the name. */
  public Frame {
    words = List.copyOf(words);
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a chart's name must be lower-case words joined by dashes. Found '" + name + "'");
    }
  }

  /** Creates a frame without coloured words. */
  public Frame(String name, String title, Axis x, Axis y, Size size) {
    this(name, title, List.of(), x, y, size);
  }

  /**
   * A word in the colour of a series.
   *
   * @param series its number, from 0
   */
  public record Word(String text, int series) {}

  /** How large a chart is, in pixels; pages shrink it where there is less room. */
  public enum Size {
    /** One of several side by side. */
    SMALL(330, 280),
    /** One of two side by side. */
    MEDIUM(510, 320),
    /** A chart by itself. */
    LARGE(540, 320);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }
  }
}
