package dev.lacuna.train.dl4j;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Turns an architecture into a DL4J graph: a dense trunk and one joint output layer with the logits
 * of all heads side by side, so that the masked loss sees all heads at once.
 */
final class GraphFactory {
  private static final String INPUT = "features";
  private static final String OUTPUT = "heads";

  private GraphFactory() {}

  /**
   * Returns a graph with the weights of a network.
   *
   * @throws LacunaException when DL4J has nothing that does what the architecture says
   */
  static TrainableGraph create(Network network, MaskedLossFunction loss) {
    Norm norm = network.architecture().norm();
    if (norm != Norm.NONE) {
      throw refusal("--norm must be none", norm.id());
    }
    ComputationGraph graph = new ComputationGraph(configuration(network.architecture(), loss));
    graph.init();
    List<DenseLayer> layers = network.layers();
    for (int l = 0; l < layers.size(); l++) {
      DenseLayer layer = layers.get(l);
      org.deeplearning4j.nn.api.Layer target = graph.getLayer(layerName(l, layers.size()));
      target.getParam("W").assign(weights(layer));
      target.getParam("b").assign(Nd4j.createFromArray(layer.biases()));
    }
    List<String> names =
        IntStream.range(0, layers.size()).mapToObj(l -> layerName(l, layers.size())).toList();
    return new TrainableGraph(graph, names, network.architecture());
  }

  private static ComputationGraphConfiguration configuration(
      Architecture architecture, MaskedLossFunction loss) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .weightInit(WeightInit.ZERO)
            .updater(new NoOp())
            .activation(
                activation(architecture.activation())
                    .orElseThrow(
                        () ->
                            refusal(
                                "--activation must be relu, tanh or identity",
                                architecture.activation().id())))
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.feedForward(architecture.inputs()));
    int hidden = architecture.hidden().size();
    for (int l = 0; l < hidden; l++) {
      org.deeplearning4j.nn.conf.layers.DenseLayer.Builder layer =
          new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
              .nOut(architecture.hidden().get(l));
      layer.dropOut(keep(l == 0 ? architecture.inputDropout() : architecture.dropout()));
      builder.addLayer(layerName(l, hidden + 1), layer.build(), layerInput(l, hidden + 1));
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(loss).activation(Activation.IDENTITY).nOut(architecture.outputs());
    output.dropOut(keep(hidden == 0 ? architecture.inputDropout() : architecture.dropout()));
    return builder
        .addLayer(OUTPUT, output.build(), layerInput(hidden, hidden + 1))
        .setOutputs(OUTPUT)
        .build();
  }

  /** DL4J drops a layer's inputs, so that a trunk layer's units are dropped by the layer above. */
  private static double keep(double dropout) {
    return dropout == 0 ? 0 : 1 - dropout;
  }

  private static String layerName(int layer, int count) {
    return layer == count - 1 ? OUTPUT : "trunk" + layer;
  }

  private static String layerInput(int layer, int count) {
    return layer == 0 ? INPUT : layerName(layer - 1, count);
  }

  private static INDArray weights(DenseLayer layer) {
    return Nd4j.create(layer.weights(), new long[] {layer.inputs(), layer.outputs()}, 'c');
  }

  /** Returns what DL4J calls an activation; empty where it has none that does the same. */
  static Optional<Activation> activation(dev.lacuna.model.Activation activation) {
    return switch (activation) {
      case RELU -> Optional.of(Activation.RELU);
      case TANH -> Optional.of(Activation.TANH);
      case IDENTITY -> Optional.of(Activation.IDENTITY);
      case GELU -> Optional.empty();
    };
  }

  /** DL4J's GELU is another function, and its norms know no blocks of a batch. */
  private static LacunaException refusal(String rule, String found) {
    return new LacunaException(
        ErrorCode.BAD_OPTION,
        "%s with --engine dl4j. Found '%s'. Choose --engine fused, which has it."
            .formatted(rule, found));
  }
}
