package dev.lacuna.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Leaves out points that nobody would see, so that pages stay small. */
final class Thinning {
  private static final int MOST = 200;

  private Thinning() {}

  /** Returns at most 200 points, about equally far apart along the line; first and last stay. */
  static List<Point> of(List<Point> points, Axis x, Axis y) {
    if (points.size() <= MOST) {
      return points;
    }
    double[] way = way(points, x, y);
    double stride = way[way.length - 1] / (MOST - 2);
    List<Point> kept = new ArrayList<>(List.of(points.get(0)));
    double next = stride;
    for (int i = 1; i < way.length - 1; i++) {
      if (way[i] >= next) {
        kept.add(points.get(i));
        next = way[i] + stride;
      }
    }
    kept.add(points.get(points.size() - 1));
    return kept;
  }

  /** Returns how far each point is along the line, in widths and heights of the plot. */
  private static double[] way(List<Point> points, Axis x, Axis y) {
    double[] way = new double[points.size()];
    for (int i = 1; i < way.length; i++) {
      double across = points.get(i).x() - points.get(i - 1).x();
      double up = points.get(i).y() - points.get(i - 1).y();
      way[i] =
          way[i - 1]
              + Math.abs(across) / (x.high() - x.low())
              + Math.abs(up) / (y.high() - y.low());
    }
    return way;
  }
}
