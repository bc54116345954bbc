package dev.lacuna.export.onnx;

import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.ModelCard;
import java.util.ArrayList;
import java.util.List;

/**
 * Heads side by side whose logits go through the same nodes: binary heads, regression heads, or one
 * categorical head. A model of hundreds of heads would otherwise have thousands of nodes.
 *
 * @param card of the model
 * @param from the first head
 * @param to after the last head
 */
record HeadRun(ModelCard card, int from, int to) {
  /** Returns the runs of all heads, in their order. */
  static List<HeadRun> of(ModelCard card) {
    LabelSchema schema = card.schema();
    List<HeadRun> runs = new ArrayList<>();
    int from = 0;
    for (int t = 1; t <= schema.size(); t++) {
      if (t == schema.size() || !goTogether(schema.head(from), schema.head(t))) {
        runs.add(new HeadRun(card, from, t));
        from = t;
      }
    }
    return runs;
  }

  private static boolean goTogether(Head one, Head other) {
    return one.kind().equals(other.kind()) && !(one instanceof CategoricalHead);
  }

  /** Returns the first head, of whose kind all are. */
  Head first() {
    return card.schema().head(from);
  }

  /** Returns the number of heads. */
  int heads() {
    return to - from;
  }

  /** Returns the number of logits. */
  int columns() {
    return heads() * first().outputs();
  }

  /** Returns the calibration of each head. */
  List<Calibration> calibrations() {
    return card.calibrations().subList(from, to);
  }

  /** Returns the mean of each regression head's labels. */
  double[] means() {
    return array(card.scaling().means());
  }

  /** Returns the deviation of each regression head's labels. */
  double[] deviations() {
    return array(card.scaling().deviations());
  }

  /** Returns whether floats have no room for what is to come. */
  boolean needsDoubles() {
    return first() instanceof RegressionHead
        || calibrations().stream().anyMatch(one -> !(one instanceof Calibration.None));
  }

  private double[] array(List<Double> ofHeads) {
    return ofHeads.subList(from, to).stream().mapToDouble(Double::doubleValue).toArray();
  }
}
