package dev.lacuna.export.dl4j;

import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.dl4j.MaskedLossFunction;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A network as a DL4J graph that does what the network does, and can be trained further. */
final class ExportedGraph {
  private static final String INPUT = GraphFile.INPUT;
  private static final String OUTPUT = GraphFile.OUTPUT;
  private static final double LEARNING_RATE = 1e-3;

  private final Network network;
  private final Architecture architecture;

  ExportedGraph(Network network) {
    this.network = network;
    this.architecture = network.architecture();
  }

  /** Returns the graph with the network's weights. */
  ComputationGraph create(MaskedLoss loss) {
    ComputationGraph graph = new ComputationGraph(configuration(loss));
    graph.init();
    for (int l = 0; l < network.layers().size(); l++) {
      assign(graph, l);
    }
    return graph;
  }

  private ComputationGraphConfiguration configuration(MaskedLoss loss) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(0)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(LEARNING_RATE))
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.feedForward(architecture.inputs()));
    String below = INPUT;
    for (int l = 0; l < architecture.hidden().size(); l++) {
      below = addHidden(builder, l, below);
    }
    OutputLayer.Builder output =
        new OutputLayer.Builder(new MaskedLossFunction(loss))
            .activation(Activation.IDENTITY)
            .nOut(architecture.outputs());
    output.dropOut(keep(architecture.hidden().size()));
    return builder.addLayer(OUTPUT, output.build(), below).setOutputs(OUTPUT).build();
  }

  /** Adds a layer of the trunk and returns the name of what is on top of it. */
  private String addHidden(GraphBuilder builder, int l, String below) {
    boolean hasNorm = architecture.norm() == Norm.LAYER;
    int units = architecture.hidden().get(l);
    DenseLayer.Builder dense = new DenseLayer.Builder().nOut(units);
    dense.activation(hasNorm ? new StandardizedRows() : activation());
    dense.dropOut(keep(l));
    builder.addLayer(dense(l), dense.build(), below);
    if (!hasNorm) {
      return dense(l);
    }
    ElementWiseMultiplicationLayer.Builder scaled = new ElementWiseMultiplicationLayer.Builder();
    scaled.nIn(units).nOut(units).activation(activation());
    builder.addLayer(scaled(l), scaled.build(), dense(l));
    return scaled(l);
  }

  private IActivation activation() {
    return switch (architecture.activation()) {
      case RELU -> Activation.RELU.getActivationFunction();
      case TANH -> Activation.TANH.getActivationFunction();
      case IDENTITY -> Activation.IDENTITY.getActivationFunction();
      case GELU -> new GeluActivation();
    };
  }

  /** DL4J drops a layer's inputs, and wants to know what share of them stays; 0 drops none. */
  private double keep(int layer) {
    double dropout = layer == 0 ? architecture.inputDropout() : architecture.dropout();
    return dropout == 0 ? 0 : 1 - dropout;
  }

  private void assign(ComputationGraph graph, int l) {
    dev.lacuna.model.DenseLayer layer = network.layers().get(l);
    boolean isLast = l == architecture.hidden().size();
    assign(graph.getLayer(isLast ? OUTPUT : dense(l)), layer.weights(), layer.biases());
    layer.norm().ifPresent(norm -> assign(graph.getLayer(scaled(l)), norm.scale(), norm.shift()));
  }

  private static void assign(Layer layer, float[] weights, float[] biases) {
    long[] shape = layer.getParam("W").shape();
    layer.getParam("W").assign(Nd4j.create(weights, shape, 'c'));
    layer.getParam("b").assign(Nd4j.create(biases, new long[] {1, biases.length}, 'c'));
  }

  private static String dense(int layer) {
    return "trunk" + layer;
  }

  /** Returns the name of what scales and shifts the units of a layer norm. */
  private static String scaled(int layer) {
    return dense(layer) + "-scaled";
  }
}
