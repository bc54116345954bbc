package dev.lacuna.train.dl4j;

import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A graph of dense layers one upon the other.
 *
 * @param graph initialised
 * @param layers their names from below, the layer of the logits last
 * @param architecture the shape of the network that the layers make
 */
record TrainableGraph(ComputationGraph graph, List<String> layers, Architecture architecture) {
  /** Copies the list. */
  TrainableGraph {
    layers = List.copyOf(layers);
  }

  /** Returns a network with the weights as they are now. */
  Network network() {
    return new Network(architecture, layers.stream().map(this::layer).toList());
  }

  private DenseLayer layer(String name) {
    Layer layer = graph.getLayer(name);
    return new DenseLayer(
        layer.getParam("W").dup('c').data().asFloat(),
        layer.getParam("b").dup('c').data().asFloat());
  }
}
