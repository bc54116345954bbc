package dev.lacuna.report.chart;

import java.util.List;

/**
 * Histograms over the same bins, one before the other; each is named by a word in its colour.
 *
 * @param frame title, words, axes and size
 * @param histograms the last lies on top
 */
public record HistogramChart(Frame frame, List<Bars> histograms) implements Chart {
  /** Copies the list. */
  public HistogramChart {
    histograms = List.copyOf(histograms);
  }

  /**
   * One histogram.
   *
   * @param color the number of its colour, from 0
   * @param bars in ascending order
   */
  public record Bars(int color, List<Bar> bars) {
    /** Copies the list. */
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /**
   * One bar.
   *
   * @param low where it begins
   * @param high where it ends
   * @param height from 0
   * @param note what is shown to who points at it
   */
  public record Bar(double low, double high, double height, String note) {}

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
    Plot plot = Plot.draw(frame, 0);
    for (Bars histogram : histograms) {
      histogram.bars().forEach(bar -> draw(bar, histogram.color(), plot));
    }
    return plot.svg().end();
  }

  private static void draw(Bar bar, int color, Plot plot) {
    if (bar.height() > 0) {
      double left = plot.x(bar.low());
      double top = plot.y(bar.height());
      plot.svg()
          .open(
              "rect",
              "class",
              "bar " + Palette.seriesClass(color),
              "x",
              left + 0.5,
              "y",
              top,
              "width",
              Math.max(0.5, plot.x(bar.high()) - left - 1),
              "height",
              Math.max(0.5, plot.bottom() - top),
              "fill",
              Palette.line(color),
              "fill-opacity",
              0.55);
      plot.svg().note(bar.note());
      plot.svg().close();
    }
  }
}
