package dev.lacuna.train.fused;

import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in the shape of a network's weights and biases: the weights themselves, a gradient, or a
 * moment.
 *
 * @param weights per layer inputs × outputs, row-major
 * @param biases per layer one per output
 */
@SuppressWarnings("ArrayRecordComponent") // working memory, updated in place
record Parameters(float[][] weights, float[][] biases) {
  /** Returns a copy of a network's weights. */
  static Parameters of(Network network) {
    return new Parameters(
        network.layers().stream().map(DenseLayer::weights).toArray(float[][]::new),
        network.layers().stream().map(DenseLayer::biases).toArray(float[][]::new));
  }

  /** Returns zeros in the same shape. */
  Parameters zeros() {
    return new Parameters(zeros(weights), zeros(biases));
  }

  /** Sets everything to zero. */
  void clear() {
    Arrays.stream(weights).forEach(layer -> Arrays.fill(layer, 0));
    Arrays.stream(biases).forEach(layer -> Arrays.fill(layer, 0));
  }

  /** Adds other numbers of the same shape. */
  void add(Parameters other) {
    for (int l = 0; l < weights.length; l++) {
      add(weights[l], other.weights[l]);
      add(biases[l], other.biases[l]);
    }
  }

  /** Returns copies of these weights as layers. */
  List<DenseLayer> toLayers() {
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l < weights.length; l++) {
      layers.add(new DenseLayer(weights[l].clone(), biases[l].clone()));
    }
    return layers;
  }

  private static void add(float[] sum, float[] part) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part[i];
    }
  }

  private static float[][] zeros(float[][] shape) {
    return Arrays.stream(shape).map(layer -> new float[layer.length]).toArray(float[][]::new);
  }
}
