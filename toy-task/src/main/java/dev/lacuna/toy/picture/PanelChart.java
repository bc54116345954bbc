package dev.lacuna.toy.picture;

import dev.lacuna.toy.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The axes, the boundary and the examples of a panel: a chart that lets the field show through. */
final class PanelChart {
  private static final int ROOM_FOR_AXES = 60;
  // the last tick label of an axis reaches over its end
  private static final int PADDING = 16;
  // more than an error of rounding, which would draw a tick on the pixel before
  private static final double SNAP = 1e-3;
  private static final double ALMOST_ALL = 0.998;
  // a chart without a series has no axes, and one of few values puts its ticks at those
  private static final double[] DIAGONAL =
      IntStream.rangeClosed(0, 100).mapToDouble(step -> step / 100.0).toArray();

  private final XYChart chart;

  PanelChart(Panel panel) {
    this();
    addBoundary(panel.boundary());
    for (Mark.Label label : Mark.Label.values()) {
      addMarks(label, panel.marked(label));
    }
  }

  /** Creates the axes alone. */
  private PanelChart() {
    chart = new XYChart(1, 1);
    chart.setXAxisTitle("x₁");
    chart.setYAxisTitle("x₂");
    clear(chart.getStyler());
    styleAxes(chart.getStyler());
    addLine("diagonal", DIAGONAL, DIAGONAL).setLineColor(Ink.NONE);
  }

  /**
   * The size of a chart whose square of data has about the wanted size. It depends on the axes,
   * which all panels share, and takes two paintings to find: it is found once for a picture.
   *
   * @param chart of the whole chart
   * @param data where its square of data lies
   */
  record Size(Dimension chart, Rectangle2D data) {
    /** Returns the size for squares of data of these dimensions. */
    static Size around(Dimension square) {
      PanelChart empty = new PanelChart();
      Dimension chart = new Dimension(square.width + ROOM_FOR_AXES, square.height + ROOM_FOR_AXES);
      Rectangle2D first = empty.layOut(chart);
      chart.width += (int) Math.round(square.width - first.getWidth());
      chart.height += (int) Math.round(square.height - first.getHeight());
      return new Size(chart, empty.layOut(chart));
    }
  }

  /** Paints the chart so that its square of data covers the given one. */
  void paint(Graphics2D g, Rectangle square, Size size) {
    Rectangle2D own = size.data();
    Graphics2D moved = (Graphics2D) g.create();
    moved.translate(square.x + SNAP, square.y + SNAP);
    moved.scale(square.width / own.getWidth(), square.height / own.getHeight());
    moved.translate(-own.getX(), -own.getY());
    chart.paint(moved, size.chart().width, size.chart().height);
    moved.dispose();
  }

  /** Returns where the chart puts its square of data, which it knows only once it is painted. */
  private Rectangle2D layOut(Dimension size) {
    Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
    chart.paint(scratch, size.width, size.height);
    scratch.dispose();
    double left = chart.getScreenXFromChart(0);
    double top = chart.getScreenYFromChart(1);
    return new Rectangle2D.Double(
        left, top, chart.getScreenXFromChart(1) - left, chart.getScreenYFromChart(0) - top);
  }

  private static void clear(XYStyler styler) {
    styler.setChartBackgroundColor(Ink.NONE);
    styler.setPlotBackgroundColor(Ink.NONE);
    styler.setChartPadding(PADDING);
    styler.setPlotMargin(0);
    // a chart leaves out the ticks at the very ends of an axis
    styler.setPlotContentSize(ALMOST_ALL);
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setPlotGridLinesVisible(false);
    styler.setPlotBorderVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setMarkerSize(Markers.SIZE);
  }

  private static void styleAxes(XYStyler styler) {
    styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    styler.setAxisTitleFont(Ink.AXIS).setAxisTitlePadding(6);
    styler.setXAxisTitleColor(Ink.DARK).setYAxisTitleColor(Ink.DARK);
    styler.setAxisTickLabelsFont(Ink.SMALL).setAxisTickLabelsColor(Ink.DARK);
    styler.setAxisTickMarksColor(Ink.DARK).setAxisTickMarksStroke(Ink.HAIRLINE);
    styler.setAxisTickMarkLength(5).setAxisTickPadding(4);
    styler.setXAxisTickMarkSpacingHint(60).setYAxisTickMarkSpacingHint(60);
    styler.setLocale(Locale.ROOT);
    styler.setXAxisDecimalPattern("0.0").setYAxisDecimalPattern("0.0");
  }

  private void addBoundary(List<Line> boundary) {
    for (int part = 0; part < boundary.size(); part++) {
      addBoundary("casing " + part, boundary.get(part), Ink.BOUNDARY_CASING, Ink.LIGHT);
    }
    for (int part = 0; part < boundary.size(); part++) {
      addBoundary("boundary " + part, boundary.get(part), Ink.BOUNDARY, Ink.DARK);
    }
  }

  private void addBoundary(String name, Line line, BasicStroke stroke, Color color) {
    addLine(name, line.x1(), line.x2()).setLineStyle(stroke).setLineColor(color);
  }

  private XYSeries addLine(String name, double[] x1, double[] x2) {
    XYSeries series = chart.addSeries(name, x1, x2);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  private void addMarks(Mark.Label label, List<Point> points) {
    if (points.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            label.name(),
            points.stream().mapToDouble(Point::x1).toArray(),
            points.stream().mapToDouble(Point::x2).toArray());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(Markers.of(label));
  }
}
