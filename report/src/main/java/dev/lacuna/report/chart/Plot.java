package dev.lacuna.report.chart;

import java.util.List;

/** The rectangle between the axes, and what is drawn around it. */
final class Plot {
  private static final double TOP = 52;
  private static final double BOTTOM = 42;

  private final Frame frame;
  private final Svg svg;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  private Plot(Frame frame, double roomBeside) {
    this.frame = frame;
    this.left = 14 + yTickWidth(frame.y());
    this.right = frame.size().width() - Math.max(lastTick(frame.x()), roomBeside);
    this.top = TOP + (frame.words().isEmpty() ? 0 : 16);
    this.bottom = frame.size().height() - BOTTOM;
    this.svg =
        new Svg(
            frame.name(),
            frame.title(),
            frame.size().width(),
            frame.size().height(),
            "data-plot",
            scale(),
            "data-x",
            frame.x().label(),
            "data-y",
            frame.y().label());
  }

  /**
   * Draws title, axes and grid.
   *
   * @param roomBeside pixels on the right that labels need
   */
  static Plot draw(Frame frame, double roomBeside) {
    Plot plot = new Plot(frame, roomBeside);
    plot.drawTitle(frame);
    plot.drawX(frame.x());
    plot.drawY(frame.y());
    return plot;
  }

  Svg svg() {
    return svg;
  }

  double right() {
    return right;
  }

  double bottom() {
    return bottom;
  }

  /** Returns the pixel of a value on the axis below, within the plot. */
  double x(double value) {
    return within(frame.x().place(value, left, right), left, right);
  }

  /** Returns the pixel of a value on the left axis, within the plot. */
  double y(double value) {
    return within(frame.y().place(value, bottom, top), top, bottom);
  }

  private static double within(double pixel, double low, double high) {
    return Math.max(low - 1, Math.min(high + 1, pixel));
  }

  /** Says how pixels become values again, for who points at one. */
  private String scale() {
    StringBuilder text = new StringBuilder();
    for (double number : new double[] {left, right, bottom, top}) {
      text.append(Svg.number(number)).append(' ');
    }
    return text.append(frame.x().low())
        .append(' ')
        .append(frame.x().high())
        .append(' ')
        .append(frame.y().low())
        .append(' ')
        .append(frame.y().high())
        .toString();
  }

  private static double yTickWidth(Axis axis) {
    return axis.ticks().stream()
        .mapToDouble(tick -> Lettering.width(axis.print(tick), Svg.SMALL))
        .max()
        .orElse(0);
  }

  /** The last tick's number reaches over the end of its axis. */
  private static double lastTick(Axis axis) {
    return 6 + Lettering.width(axis.print(axis.high()), Svg.SMALL) / 2;
  }

  private void drawTitle(Frame chart) {
    double room = chart.size().width() - 16.0;
    svg.heading(chart.title(), room);
    double x = 8;
    for (Frame.Word word : chart.words()) {
      svg.letters(
          word.text(),
          x,
          36,
          "class",
          Palette.lettersClass(word.series()),
          "fill",
          Palette.letters(word.series()));
      x += Lettering.width(word.text(), 12) + 12;
    }
  }

  private void drawX(Axis axis) {
    for (double tick : axis.ticks()) {
      double x = x(tick);
      svg.line("grid", Palette.GRID, new Svg.Ends(x, top, x, bottom));
      svg.quiet(axis.print(tick), x, bottom + 15, "middle");
    }
    svg.line("axis", Palette.QUIET, new Svg.Ends(left, bottom, right, bottom));
    svg.quiet(axis.label(), right, bottom + 32, "end");
  }

  private void drawY(Axis axis) {
    for (double tick : axis.ticks()) {
      double y = y(tick);
      svg.line("grid", Palette.GRID, new Svg.Ends(left, y, right, y));
      svg.quiet(axis.print(tick), left - 5, y + 4, "end");
    }
    svg.quiet(axis.label(), 8, top - 14, "start");
  }

  /** Returns how many pixels these labels need beside the plot. */
  static double roomFor(List<String> labels) {
    return labels.stream().mapToDouble(label -> Lettering.width(label, 12)).max().orElse(0) + 16;
  }
}
