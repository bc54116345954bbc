package dev.lacuna.export.onnx;

import dev.lacuna.model.Activation;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Network;
import java.util.List;

/** The nodes of one network, from features to logits, in floats. */
final class NetworkNodes {
  private final OnnxGraph graph;
  private final String prefix;

  /**
   * Creates the nodes of a member.
   *
   * @param prefix what the names of its weights begin with
   */
  NetworkNodes(OnnxGraph graph, String prefix) {
    this.graph = graph;
    this.prefix = prefix;
  }

  /** Adds a network and returns its logits, [rows, outputs]. */
  String add(Network network, String features) {
    String units = features;
    int last = network.layers().size() - 1;
    for (int l = 0; l <= last; l++) {
      String name = prefix + "layers." + l;
      units = dense(network.layers().get(l), name, units);
      if (l < last) {
        units = activated(network.architecture().activation(), units);
      }
    }
    return units;
  }

  private String dense(DenseLayer layer, String name, String units) {
    String weights =
        graph.floats(name + ".weight", layer.weights(), layer.inputs(), layer.outputs());
    String biases = graph.floats(name + ".bias", layer.biases(), layer.outputs());
    String sums = graph.node("Gemm", List.of(units, weights, biases));
    return layer.norm().map(norm -> normalised(norm, name, sums)).orElse(sums);
  }

  /** ONNX has a layer norm of its own only since its 17th set of operators. */
  private String normalised(LayerNorm norm, String name, String sums) {
    String scale = graph.floats(name + ".norm.scale", norm.scale(), norm.units());
    String shift = graph.floats(name + ".norm.shift", norm.shift(), norm.units());
    String epsilon = scalar(name + ".norm.epsilon", LayerNorm.EPSILON);
    String centred = graph.node("Sub", List.of(sums, rowMean(sums)));
    String variance = rowMean(graph.node("Mul", List.of(centred, centred)));
    String length = graph.node("Sqrt", List.of(graph.node("Add", List.of(variance, epsilon))));
    String even = graph.node("Div", List.of(centred, length));
    return graph.node("Add", List.of(graph.node("Mul", List.of(even, scale)), shift));
  }

  private String rowMean(String units) {
    return graph.node(
        "ReduceMean",
        List.of(units),
        OnnxGraph.integers("axes", 1),
        OnnxGraph.integer("keepdims", 1));
  }

  private String activated(Activation activation, String sums) {
    return switch (activation) {
      case RELU -> graph.node("Relu", List.of(sums));
      case TANH -> graph.node("Tanh", List.of(sums));
      case GELU -> gelu(sums);
      case IDENTITY -> sums;
    };
  }

  /** z · ½(1 + erf(z/√2)), which is z·Φ(z). */
  private String gelu(String sums) {
    String scaled = graph.node("Div", List.of(sums, scalar("root", Math.sqrt(2))));
    String erf = graph.node("Erf", List.of(scaled));
    String twice = graph.node("Add", List.of(erf, scalar("one", 1)));
    String share = graph.node("Mul", List.of(twice, scalar("half", 0.5)));
    return graph.node("Mul", List.of(sums, share));
  }

  private String scalar(String name, double value) {
    return graph.floats(name, new float[] {(float) value});
  }
}
