package dev.lacuna.report.chart;

/**
 * A point of a series.
 *
 * @param x finite
 * @param y finite
 * @param size of its dot, 1 for the usual one; lines have none
 * @param note what is shown to who points at it, such as a count; may be empty
 */
public record Point(double x, double y, double size, String note) {
  /** Creates a point of the usual size without a note. */
  public Point(double x, double y) {
    this(x, y, 1, "");
  }
}
