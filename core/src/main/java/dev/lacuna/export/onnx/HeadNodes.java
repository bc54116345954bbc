package dev.lacuna.export.onnx;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Calibration;
import java.util.Collections;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.TensorProto.DataType;

/**
 * The nodes of a run of heads, from the logits of every member to the predictions. Calibrations and
 * numbers are computed in doubles, as {@link dev.lacuna.model.Model} does: a float has no room for
 * the difference between a probability and 1.
 */
final class HeadNodes {
  private final OnnxGraph graph;
  private final HeadRun run;
  private final boolean exact;

  HeadNodes(OnnxGraph graph, HeadRun run) {
    this.graph = graph;
    this.run = run;
    this.exact = run.needsDoubles();
  }

  /**
   * Adds the heads.
   *
   * @param logits of each member, [rows, columns of the run]
   * @param outputs what the predictions of each head are called
   */
  void add(List<String> logits, List<String> outputs) {
    String mean = mean(logits.stream().map(this::linked).toList());
    List<String> ofHeads =
        run.heads() == 1
            ? List.of(mean)
            : graph.split(mean, Collections.nCopies(run.heads(), run.first().outputs()));
    for (int i = 0; i < run.heads(); i++) {
      String predictions = calibrated(run.calibrations().get(i), ofHeads.get(i));
      if (exact) {
        graph.nodeTo(outputs.get(i), "Cast", List.of(predictions), to(DataType.FLOAT));
      } else {
        graph.nodeTo(outputs.get(i), "Identity", List.of(predictions));
      }
    }
  }

  private String linked(String logits) {
    String wide = exact ? graph.node("Cast", List.of(logits), to(DataType.DOUBLE)) : logits;
    return run.first() instanceof RegressionHead ? restored(wide) : probabilities(wide);
  }

  private String restored(String targets) {
    String deviations = graph.doubles("deviations", run.deviations(), run.heads());
    String means = graph.doubles("means", run.means(), run.heads());
    return graph.node("Add", List.of(graph.node("Mul", List.of(targets, deviations)), means));
  }

  private String probabilities(String logits) {
    if (isBinary()) {
      return exact ? sigmoid(logits) : graph.node("Sigmoid", List.of(logits));
    }
    return softmax(logits);
  }

  private String mean(List<String> ofMembers) {
    if (ofMembers.size() == 1) {
      return ofMembers.get(0);
    }
    return divided(graph.node("Sum", ofMembers), ofMembers.size());
  }

  private boolean isBinary() {
    return run.first() instanceof BinaryHead;
  }

  private String calibrated(Calibration calibration, String predictions) {
    if (calibration instanceof Calibration.Temperature scaled) {
      return isBinary()
          ? sigmoid(divided(logit(predictions), scaled.temperature()))
          : softmax(divided(graph.node("Log", List.of(predictions)), scaled.temperature()));
    }
    return calibration instanceof Calibration.Isotonic isotonic
        ? interpolated(isotonic, predictions)
        : predictions;
  }

  private String logit(String p) {
    String rest = graph.node("Sub", List.of(scalar("one", 1), p));
    return graph.node(
        "Sub", List.of(graph.node("Log", List.of(p)), graph.node("Log", List.of(rest))));
  }

  /** 1 / (1 + e^−z); ONNX's own loses the smallest probabilities. */
  private String sigmoid(String logits) {
    String exponential = graph.node("Exp", List.of(graph.node("Neg", List.of(logits))));
    return graph.node("Div", List.of(scalar("one", 1), plus(exponential, 1)));
  }

  private String softmax(String logits) {
    return graph.node("Softmax", List.of(logits), OnnxGraph.integer("axis", 1));
  }

  /**
   * A line through knots is its first value and the rise from each knot to the next, as far as the
   * score has come: Σ rise · clip((score − left) / width, 0, 1).
   */
  private String interpolated(Calibration.Isotonic isotonic, String scores) {
    List<Double> knots = isotonic.scores();
    List<Double> values = isotonic.probabilities();
    int pieces = knots.size() - 1;
    if (pieces == 0) {
      return plus(graph.node("Mul", List.of(scores, scalar("zero", 0))), values.get(0));
    }
    double[] lefts = new double[pieces];
    double[] widths = new double[pieces];
    double[] rises = new double[pieces];
    for (int i = 0; i < pieces; i++) {
      lefts[i] = knots.get(i);
      widths[i] = knots.get(i + 1) - knots.get(i);
      rises[i] = values.get(i + 1) - values.get(i);
    }
    String distance = graph.node("Sub", List.of(scores, graph.doubles("left", lefts, pieces)));
    String share = graph.node("Div", List.of(distance, graph.doubles("width", widths, pieces)));
    String clipped = graph.node("Clip", List.of(share, scalar("zero", 0), scalar("one", 1)));
    return plus(
        graph.node("MatMul", List.of(clipped, graph.doubles("rise", rises, pieces, 1))),
        values.get(0));
  }

  private String plus(String numbers, double summand) {
    return graph.node("Add", List.of(numbers, scalar("summand", summand)));
  }

  private String divided(String numbers, double divisor) {
    return graph.node("Div", List.of(numbers, scalar("divisor", divisor)));
  }

  private static AttributeProto to(DataType type) {
    return OnnxGraph.integer("to", type.getNumber());
  }

  private String scalar(String name, double value) {
    return exact
        ? graph.doubles(name, new double[] {value})
        : graph.floats(name, new float[] {(float) value});
  }
}
