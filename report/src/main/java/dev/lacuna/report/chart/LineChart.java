package dev.lacuna.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines, steps or dots over a number, each named beside its end, with bands where their uncertainty
 * is known.
 *
 * @param frame title, axes and size
 * @param series the last lies on top
 * @param references what the series are held against, drawn thin and dashed above them
 */
public record LineChart(Frame frame, List<Series> series, List<Reference> references)
    implements Chart {
  private static final double LABEL_HEIGHT = 14;
  private static final double MOST_LABEL_WIDTH = 170;

  /** A line that ends this far from the edge is named where it ends. */
  private static final double WITHIN = 30;

  /** Copies the lists. */
  public LineChart {
    series = List.copyOf(series);
    references = List.copyOf(references);
  }

  /** Creates a chart without references. */
  public LineChart(Frame frame, List<Series> series) {
    this(frame, series, List.of());
  }

  /**
   * A line to hold others against.
   *
   * @param label stands beside its last point; empty for none
   * @param points joined by straight lines
   */
  public record Reference(String label, List<Point> points) {
    /** Copies the list. */
    public Reference {
      points = List.copyOf(points);
    }

    /** Returns what is the same for both axes from 0 to 1, such as chance or perfection. */
    public static Reference diagonal(String label) {
      return new Reference(label, List.of(new Point(0, 0), new Point(1, 1)));
    }
  }

  /** A text beside the end of a line, at the height where it fits. */
  private record Label(String text, double wanted, String css, String color) {}

  @Override
  public String name() {
    return frame.name();
  }

  @Override
  public String title() {
    return frame.title();
  }

  @Override
  public String svg() {
    List<String> texts =
        Stream.concat(series.stream().map(Series::label), references.stream().map(Reference::label))
            .filter(label -> !label.isEmpty())
            .map(label -> Lettering.fitting(label, MOST_LABEL_WIDTH, 12))
            .toList();
    Plot plot = Plot.draw(frame, texts.isEmpty() ? 0 : Plot.roomFor(texts));
    series.forEach(one -> draw(one.thinned(frame.x(), frame.y()), plot));
    // above, for where they agree with a line it would hide them
    references.forEach(reference -> draw(reference, plot));
    drawLabels(plot);
    return plot.svg().end();
  }

  private static void draw(Reference reference, Plot plot) {
    plot.svg()
        .empty(
            "path",
            "class",
            "reference",
            "d",
            path(reference.points(), Series.Shape.LINE, plot),
            "fill",
            "none",
            "stroke",
            Palette.QUIET,
            "stroke-dasharray",
            "4 3");
  }

  private static void draw(Series one, Plot plot) {
    String color = Palette.line(one.color());
    String css = Palette.seriesClass(one.color());
    plot.svg().open("g", "class", "series", "data-label", one.label());
    if (!one.band().isEmpty()) {
      plot.svg()
          .empty(
              "path",
              "class",
              "band " + css,
              "d",
              band(one.band(), plot),
              "fill",
              color,
              "fill-opacity",
              0.15,
              "stroke",
              "none");
    }
    if (one.shape() != Series.Shape.DOTS) {
      plot.svg()
          .empty(
              "path",
              "class",
              "curve " + css,
              "d",
              path(one.points(), one.shape(), plot),
              "fill",
              "none",
              "stroke",
              color,
              "stroke-width",
              1.8,
              "stroke-linejoin",
              "round");
    }
    if (one.shape() == Series.Shape.DOTS || one.shape() == Series.Shape.DOTTED_LINE) {
      drawDots(one, plot);
    }
    plot.svg().close();
  }

  private static void drawDots(Series one, Plot plot) {
    boolean many = one.points().size() > 100;
    String css = "dot " + Palette.seriesClass(one.color());
    for (Point point : one.points()) {
      double radius = (many ? 2 : 3.4) * point.size();
      Svg.Spot spot = new Svg.Spot(plot.x(point.x()), plot.y(point.y()), radius);
      plot.svg().dot(css, Palette.line(one.color()), spot, "fill-opacity", many ? 0.4 : 0.85);
      if (!point.note().isEmpty()) {
        plot.svg().note(point.note());
      }
      plot.svg().close();
    }
  }

  private static String path(List<Point> points, Series.Shape shape, Plot plot) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (i > 0 && shape == Series.Shape.STEPS) {
        appendPoint(path, plot.x(points.get(i - 1).x()), plot.y(point.y()));
      }
      appendPoint(path, plot.x(point.x()), plot.y(point.y()));
    }
    return path.toString();
  }

  private static String band(List<Series.Range> band, Plot plot) {
    StringBuilder path = new StringBuilder();
    band.forEach(range -> appendPoint(path, plot.x(range.x()), plot.y(range.high())));
    for (int i = band.size() - 1; i >= 0; i--) {
      appendPoint(path, plot.x(band.get(i).x()), plot.y(band.get(i).low()));
    }
    return path.append('Z').toString();
  }

  private static void appendPoint(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x)).append(' ').append(Svg.number(y));
  }

  private void drawLabels(Plot plot) {
    List<Label> labels = new ArrayList<>();
    for (Reference reference : references) {
      Label label = new Label(reference.label(), 0, "quiet", Palette.QUIET);
      addLabel(labels, reference.points(), plot, label);
    }
    for (Series one : series) {
      String css = Palette.lettersClass(one.color());
      Label label = new Label(one.label(), 0, css, Palette.letters(one.color()));
      addLabel(labels, one.points(), plot, label);
    }
    labels.sort(Comparator.comparingDouble(Label::wanted));
    double[] heights = spread(labels, plot);
    for (int i = 0; i < heights.length; i++) {
      write(plot.svg(), labels.get(i), plot.right() + 8, heights[i] + 4);
    }
  }

  private static void addLabel(List<Label> labels, List<Point> points, Plot plot, Label label) {
    if (label.text().isEmpty() || points.isEmpty()) {
      return;
    }
    Point last = points.get(points.size() - 1);
    double x = plot.x(last.x());
    double y = plot.y(last.y());
    if (x < plot.right() - WITHIN) {
      write(plot.svg(), label, x + 6, Math.min(y - 7, plot.bottom() - 6));
    } else {
      labels.add(new Label(label.text(), y, label.css(), label.color()));
    }
  }

  private static void write(Svg svg, Label label, double x, double y) {
    svg.letters(
        Lettering.fitting(label.text(), MOST_LABEL_WIDTH, 12),
        x,
        y,
        "class",
        label.css(),
        "fill",
        label.color(),
        "data-label",
        label.text());
  }

  /** Returns heights near those wanted that leave room for each label, from above. */
  private static double[] spread(List<Label> labels, Plot plot) {
    double[] heights = labels.stream().mapToDouble(Label::wanted).toArray();
    for (int i = 1; i < heights.length; i++) {
      heights[i] = Math.max(heights[i], heights[i - 1] + LABEL_HEIGHT);
    }
    double lowest = plot.bottom();
    for (int i = heights.length - 1; i >= 0; i--) {
      heights[i] = Math.min(heights[i], lowest);
      lowest = heights[i] - LABEL_HEIGHT;
    }
    return heights;
  }
}
