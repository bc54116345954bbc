package dev.lacuna.toy;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import java.util.List;
import java.util.function.Predicate;

/** The three labels of a point, and the schema that declares them. */
final class ToyLabels {
  /** How the generator writes "missing". */
  static final double MISSING = -1;

  /**
   * A label and its rule.
   *
   * @param name of the head
   * @param rule in mathematical notation
   * @param holds the rule
   * @param boundary two points that the line between 0 and 1 runs through
   */
  record Rule(String name, String rule, Predicate<Point> holds, List<Point> boundary) {}

  static final List<Rule> RULES =
      List.of(
          new Rule("y0", "x₂ ≤ 0.5", p -> p.x2() <= 0.5, line(0, 0.5, 1, 0.5)),
          new Rule("y1", "x₁ ≥ 0.5", p -> p.x1() >= 0.5, line(0.5, 0, 0.5, 1)),
          new Rule("y2", "x₁ + x₂ > 1", p -> p.x1() + p.x2() > 1, line(0, 1, 1, 0)));

  static final LabelSchema SCHEMA =
      new LabelSchema(
          RULES.stream()
              .<Head>map(rule -> BinaryHead.of(rule.name(), MaskValue.number(MISSING)))
              .toList());

  private ToyLabels() {}

  /** Returns the complete labels of a point: 0 or 1 for each rule. */
  static double[] of(Point point) {
    double[] labels = new double[RULES.size()];
    for (int t = 0; t < labels.length; t++) {
      labels[t] = RULES.get(t).holds().test(point) ? 1 : 0;
    }
    return labels;
  }

  private static List<Point> line(double fromX1, double fromX2, double toX1, double toX2) {
    return List.of(new Point(fromX1, fromX2), new Point(toX1, toX2));
  }
}
