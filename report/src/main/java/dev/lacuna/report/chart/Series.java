package dev.lacuna.report.chart;

import java.util.List;

/**
 * Points that belong together.
 *
 * @param label stands beside the last point; empty for none
 * @param color the number of its colour, from 0
 * @param shape how points become a line
 * @param points in the order in which they are joined
 * @param band the range around each of some points, such as 95 % intervals; may be empty
 */
public record Series(String label, int color, Shape shape, List<Point> points, List<Range> band) {
  /** Copies the lists. */
  public Series {
    points = List.copyOf(points);
    band = List.copyOf(band);
  }

  /** Creates a series without a band. */
  public Series(String label, int color, Shape shape, List<Point> points) {
    this(label, color, shape, points, List.of());
  }

  /** How points become a line. */
  public enum Shape {
    /** Straight lines between neighbours. */
    LINE,
    /** Straight lines with a dot at each point: nothing is known in between. */
    DOTTED_LINE,
    /** The height of a point holds from the point before it: nothing in between is reached. */
    STEPS,
    /** Dots that are not joined. */
    DOTS
  }

  /**
   * A range of heights.
   *
   * @param x finite
   * @param low finite
   * @param high finite, at least {@code low}
   */
  public record Range(double x, double low, double high) {}

  /** Returns the same series without points that nobody would see. */
  Series thinned(Axis x, Axis y) {
    return shape == Shape.LINE || shape == Shape.STEPS
        ? new Series(label, color, shape, Thinning.of(points, x, y), band)
        : this;
  }
}
