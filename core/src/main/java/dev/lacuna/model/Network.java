package dev.lacuna.model;

import dev.lacuna.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A trained network: an architecture and its weights, with a forward pass in plain Java that needs
 * no native library. Immutable, and safe for use by many threads.
 */
public final class Network {
  private final Architecture architecture;
  private final List<DenseLayer> layers;

  /**
   * Creates a network.
   *
   * @param layers from below, one more than the architecture has hidden layers
   */
  public Network(Architecture architecture, List<DenseLayer> layers) {
    List<Integer> widths = architecture.widths();
    if (layers.size() != widths.size() - 1) {
      throw new IllegalArgumentException(
          "layers must fit the architecture " + architecture + ", layers = " + layers.size());
    }
    for (int l = 0; l < layers.size(); l++) {
      DenseLayer layer = layers.get(l);
      if (layer.inputs() != widths.get(l) || layer.outputs() != widths.get(l + 1)) {
        throw new IllegalArgumentException(
            "layer %d must fit the architecture %s, layer = %d-%d"
                .formatted(l, architecture, layer.inputs(), layer.outputs()));
      }
    }
    this.architecture = architecture;
    this.layers = List.copyOf(layers);
  }

  /**
   * Returns a network to start training from: weights uniform within ±√(6 / (inputs + outputs)) of
   * their layer, biases 0 (X. Glorot and Y. Bengio, Understanding the difficulty of training deep
   * feedforward neural networks, 2010).
   */
  public static Network initial(Architecture architecture, RandomGenerator random) {
    List<Integer> widths = architecture.widths();
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < widths.size(); l++) {
      int inputs = widths.get(l);
      int outputs = widths.get(l + 1);
      double limit = Math.sqrt(6.0 / (inputs + outputs));
      float[] weights = new float[Math.multiplyExact(inputs, outputs)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.nextDouble(-limit, limit);
      }
      boolean normed = architecture.norm() == Norm.LAYER && l + 2 < widths.size();
      layers.add(
          new DenseLayer(
              weights,
              new float[outputs],
              normed ? Optional.of(LayerNorm.initial(outputs)) : Optional.empty()));
    }
    return new Network(architecture, layers);
  }

  /** Returns the shape. */
  public Architecture architecture() {
    return architecture;
  }

  /** Returns the layers from below. */
  public List<DenseLayer> layers() {
    return layers;
  }

  /** Returns whether every weight is a finite number. */
  public boolean isFinite() {
    return layers.stream().allMatch(DenseLayer::isFinite);
  }

  /**
   * Returns the logits of every row: rows × outputs, row-major.
   *
   * @param features as many columns as the architecture has inputs
   */
  public double[] logits(FeatureMatrix features) {
    if (features.columns() != architecture.inputs()) {
      throw new IllegalArgumentException(
          "features must fit the network, columns = %d, inputs = %d"
              .formatted(features.columns(), architecture.inputs()));
    }
    int outputs = architecture.outputs();
    double[] logits = new double[Math.multiplyExact(features.rows(), outputs)];
    float[][] units = architecture.widths().stream().map(float[]::new).toArray(float[][]::new);
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, units[0], 0);
      forward(units);
      for (int j = 0; j < outputs; j++) {
        logits[row * outputs + j] = units[units.length - 1][j];
      }
    }
    return logits;
  }

  private void forward(float[][] units) {
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).forward(units[l], units[l + 1]);
      if (l + 1 < layers.size()) {
        activate(units[l + 1]);
      }
    }
  }

  private void activate(float[] sums) {
    Activation activation = architecture.activation();
    for (int j = 0; j < sums.length; j++) {
      sums[j] = activation.apply(sums[j]);
    }
  }
}
