package dev.lacuna.toy.picture;

import dev.lacuna.toy.Point;
import java.util.List;

/**
 * A line through points, in their order: a part of a boundary.
 *
 * @param points two or more
 */
public record Line(List<Point> points) {
  /** Copies the points. */
  public Line {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          "A line must have 2 points or more. Found " + points.size());
    }
  }

  /** Returns the straight line between two places. */
  public static Line between(Point from, Point to) {
    return new Line(List.of(from, to));
  }

  double[] x1() {
    return points.stream().mapToDouble(Point::x1).toArray();
  }

  double[] x2() {
    return points.stream().mapToDouble(Point::x2).toArray();
  }
}
