package dev.lacuna.toy.picture;

import dev.lacuna.toy.Point;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * A probability everywhere in the unit square: given at the nodes of a square grid, interpolated
 * between them.
 */
public final class Field {
  private static final int NODES = 121;

  private final double[] probabilities;

  private Field(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * Returns the places at which a field is given, row by row from {@code x2 = 0} upwards: all at
   * once, for a network that predicts in batches.
   */
  public static List<Point> nodes() {
    return IntStream.range(0, NODES * NODES).mapToObj(Field::node).toList();
  }

  /**
   * Returns the field with these probabilities at its nodes.
   *
   * @param probabilities one for each of {@link #nodes()}, in that order, from 0 to 1; {@code NaN}
   *     leaves a hole
   */
  public static Field of(double[] probabilities) {
    if (probabilities.length != NODES * NODES) {
      throw new IllegalArgumentException(
          "A field must have " + NODES * NODES + " values. Found " + probabilities.length);
    }
    return new Field(probabilities.clone());
  }

  /** Returns the field of a function of {@code x1} and {@code x2}. */
  public static Field sample(DoubleBinaryOperator probability) {
    return new Field(
        nodes().stream()
            .mapToDouble(node -> probability.applyAsDouble(node.x1(), node.x2()))
            .toArray());
  }

  /** Returns the probability at a place in the unit square. */
  public double at(double x1, double x2) {
    int column = cell(x1);
    int row = cell(x2);
    double right = x1 * (NODES - 1) - column;
    double up = x2 * (NODES - 1) - row;
    double below = mix(value(column, row), value(column + 1, row), right);
    double above = mix(value(column, row + 1), value(column + 1, row + 1), right);
    return mix(below, above, up);
  }

  private static Point node(int index) {
    int column = index % NODES;
    int row = index / NODES;
    double last = NODES - 1;
    return new Point(column / last, row / last);
  }

  private static int cell(double coordinate) {
    return Math.max(0, Math.min(NODES - 2, (int) (coordinate * (NODES - 1))));
  }

  private double value(int column, int row) {
    return probabilities[row * NODES + column];
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
