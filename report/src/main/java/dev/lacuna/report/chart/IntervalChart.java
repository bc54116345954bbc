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
                .mapToDouble(row -> Lettering.width(row.label(), Svg.SMALL))
                .map(width -> Math.min(width, MOST_LABEL_WIDTH))
                .max()
                .orElse(0);
    double right = WIDTH - 66;
    Svg svg = new Svg(name, title, WIDTH, height);
    svg.heading(title, WIDTH - 16);
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
      svg.line("grid", Palette.GRID, new Svg.Ends(x, TOP, x, bottom()));
      svg.quiet(axis.print(tick), x, bottom() + 15, "middle");
    }
    svg.quiet(axis.label(), right, bottom() + 32, "end");
  }

  private void drawReference(Svg svg, double x) {
    svg.line(
        "reference", Palette.QUIET, new Svg.Ends(x, TOP, x, bottom()), "stroke-dasharray", "4 3");
  }

  private void draw(Svg svg, Row row, Place at) {
    double room = Math.min(MOST_LABEL_WIDTH, at.left() - 16);
    String label = Lettering.fitting(row.label(), room, Svg.SMALL);
    double low = axis.place(row.low(), at.left(), at.right());
    double value = axis.place(row.value(), at.left(), at.right());
    double high = axis.place(row.high(), at.left(), at.right());
    Svg.Ends whisker = new Svg.Ends(low, at.middle(), high, at.middle());
    svg.ink(label, at.left() - 10, at.middle() + 4, "end");
    svg.line("whisker s1", Palette.line(0), whisker, "stroke-width", 2, "stroke-opacity", 0.5);
    svg.dot("dot s1", Palette.line(0), new Svg.Spot(value, at.middle(), 4));
    svg.close();
    svg.quiet(row.printed(), WIDTH - 8, at.middle() + 4, "end");
  }
}
