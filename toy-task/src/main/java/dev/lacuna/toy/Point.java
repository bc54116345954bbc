package dev.lacuna.toy;

/**
 * A point of the plane; the generator draws from [0, 1]².
 *
 * @param x1 first coordinate, finite
 * @param x2 second coordinate, finite
 */
public record Point(double x1, double x2) {
  /** Checks that the coordinates are finite. */
  public Point {
    if (!Double.isFinite(x1) || !Double.isFinite(x2)) {
      throw new IllegalArgumentException(
          "coordinates must be finite numbers. Found %s, %s".formatted(x1, x2));
    }
  }
}
