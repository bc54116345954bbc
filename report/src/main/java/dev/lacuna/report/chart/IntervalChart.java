package dev.lacuna.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * Values with their intervals, one below the other.
 *
 * @param name of its files without a suffix: lower-case letters, digits and dashes
 * @param title what it shows, in one line
 * @param axis of all values
 * @param rows from above
 * @param reference a value that others are held against, drawn as a dashed line; may be empty
 */
public record IntervalChart(
    String name, String title, Axis axis, List<Row> rows, Optional<Double> reference)
    implements Chart {
  private static final double WIDTH = 500;
  private static final double TOP = 38;
  private static final double ROW = 22;
  private static final double MOST_LABEL_WIDTH = 150;

  /** Copies the list. */
  public IntervalChart {
    rows = List.copyOf(rows);
  }

  /**
   * A value and how sure it is.
   *
   * @param label what it belongs to
   * @param value finite
   * @param low of the interval; the value itself where there is none
   * @param high of the interval, at least {@code low}
   * @param printed the value as it stands beside
   */
  public record Row(String label, double value, double low, double high, String printed) {}

  @Override
  public String svg() {
    double height = TOP + rows.size() * ROW + 44;
    double left =
        24
            + rows.stream()
                .mapToDouble(row -> Lettering.width(row.label(), 12))
                .map(width -> Math.min(width, MOST_LABEL_WIDTH))
                .max()
                .orElse(0);
    double right = WIDTH - 66;
    Svg svg = new Svg(name, title, WIDTH, height);
    svg.letters(
        Lettering.fitting(title, WIDTH - 16, 13),
        8,
        18,
        "class",
        "title",
        "font-size",
        13,
        "font-weight",
        "bold",
        "fill",
        Palette.INK);
    drawAxis(svg, left, right);
    reference.ifPresent(value -> drawReference(svg, axis.place(value, left, right)));
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), new Place(left, right, TOP + (i + 0.5) * ROW));
    }
    return svg.end();
  }

  private record Place(double left, double right, double middle) {}

  private double bottom() {
    return TOP + rows.size() * ROW;
  }

  private void drawAxis(Svg svg, double left, double right) {
    for (double tick : axis.ticks()) {
      double x = axis.place(tick, left, right);
      svg.empty(
          "line",
          "class",
          "grid",
          "x1",
          x,
          "x2",
          x,
          "y1",
          TOP,
          "y2",
          bottom(),
          "stroke",
          Palette.GRID);
      quiet(svg, axis.print(tick), x, bottom() + 15, "middle");
    }
    quiet(svg, axis.label(), right, bottom() + 32, "end");
  }

  private void drawReference(Svg svg, double x) {
    svg.empty(
        "line",
        "class",
        "reference",
        "x1",
        x,
        "x2",
        x,
        "y1",
        TOP,
        "y2",
        bottom(),
        "stroke",
        Palette.QUIET,
        "stroke-dasharray",
        "4 3");
  }

  private void draw(Svg svg, Row row, Place at) {
    double room = Math.min(MOST_LABEL_WIDTH, at.left() - 16);
    svg.letters(
        Lettering.fitting(row.label(), room, 12),
        at.left() - 10,
        at.middle() + 4,
        "class",
        "ink",
        "text-anchor",
        "end",
        "fill",
        Palette.INK);
    svg.empty(
        "line",
        "class",
        "whisker s1",
        "x1",
        axis.place(row.low(), at.left(), at.right()),
        "x2",
        axis.place(row.high(), at.left(), at.right()),
        "y1",
        at.middle(),
        "y2",
        at.middle(),
        "stroke",
        Palette.line(0),
        "stroke-width",
        2,
        "stroke-opacity",
        0.5);
    svg.empty(
        "circle",
        "class",
        "dot s1",
        "cx",
        axis.place(row.value(), at.left(), at.right()),
        "cy",
        at.middle(),
        "r",
        4,
        "fill",
        Palette.line(0));
    quiet(svg, row.printed(), WIDTH - 8, at.middle() + 4, "end");
  }

  private static void quiet(Svg svg, String text, double x, double y, String anchor) {
    svg.letters(
        text,
        x,
        y,
        "class",
        "quiet",
        "font-size",
        11,
        "text-anchor",
        anchor,
        "fill",
        Palette.QUIET);
  }
}
