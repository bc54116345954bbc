package dev.lacuna.report.chart;

/**
 * A point of a series.
 *
 * @param x finite
 * @param y finite
 * @param note what is shown to who points at it, such as a count; may be empty
 */
public record Point(double x, double y, String note) {
  /** Creates a point without a note. */
  public Point(double x, double y) {
    this(x, y, "");
  }
}
