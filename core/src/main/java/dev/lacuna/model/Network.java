package dev.lacuna.model;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A trained network: an architecture and its weights, with a forward pass in plain Java that needs
 * no native library. Immutable, and safe for use by many threads.
 */
public final class Network {
  /** Rows that go through the network together. */
  private static final int BLOCK = 256;

  private final Architecture architecture;
  private final List<DenseLayer> layers;
  private volatile @Nullable PackedNetwork packed;

  /**
   * Creates a network.
   *
   * @param layers from below, one more than the architecture has hidden layers; where its norm is
   *     {@link Norm#LAYER} all but the last have a layer norm, elsewhere none has
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
      if (layer.norm().isPresent() != hasNorm(architecture, l)) {
        throw new IllegalArgumentException(
            "layer %d must fit the norm '%s' of the architecture, layer norm = %s"
                .formatted(l, architecture.norm().id(), layer.norm().isPresent()));
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
    return initial(architecture, 1, random);
  }

  /**
   * Returns the same with weights multiplied by a scale. Small ones let a network begin as little
   * more than nothing, so that what it becomes is what it has learnt.
   *
   * @param scale above 0
   */
  public static Network initial(Architecture architecture, double scale, RandomGenerator random) {
    List<Integer> widths = architecture.widths();
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < widths.size(); l++) {
      int inputs = widths.get(l);
      int outputs = widths.get(l + 1);
      double limit = scale * Math.sqrt(6.0 / (inputs + outputs));
      float[] weights = new float[Math.multiplyExact(inputs, outputs)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.nextDouble(-limit, limit);
      }
      Optional<LayerNorm> norm =
          hasNorm(architecture, l) ? Optional.of(LayerNorm.initial(outputs)) : Optional.empty();
      layers.add(new DenseLayer(weights, new float[outputs], norm));
    }
    return new Network(architecture, layers);
  }

  /**
   * Returns whether a trained layer has a layer norm: those of the trunk, where that is the norm.
   */
  static boolean hasNorm(Architecture architecture, int layer) {
    return architecture.norm() == Norm.LAYER && layer < architecture.hidden().size();
  }

  /** Returns the shape. */
  public Architecture architecture() {
    return architecture;
  }

  /** Returns the layers from below. */
  public List<DenseLayer> layers() {
    return layers;
  }

  /** Returns the same network, deaf to some of its inputs: their weights are 0. */
  public Network withoutInputs(BitSet inputs) {
    DenseLayer lowest = layers.get(0);
    float[] weights = lowest.weights().clone();
    inputs.stream()
        .forEach(
            input ->
                Arrays.fill(weights, input * lowest.outputs(), (input + 1) * lowest.outputs(), 0));
    List<DenseLayer> changed = new ArrayList<>(layers);
    changed.set(0, new DenseLayer(weights, lowest.biases(), lowest.norm()));
    return new Network(architecture, changed);
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
    int rows = features.rows();
    double[] logits = new double[Math.multiplyExact(rows, architecture.outputs())];
    ForwardPass pass = forwardPass(Math.max(1, Math.min(BLOCK, rows)));
    for (int from = 0; from < rows; from += BLOCK) {
      pass.logits(features, from, Math.min(rows, from + BLOCK), logits);
    }
    return logits;
  }

  /** Returns working memory for one thread. */
  ForwardPass forwardPass(int capacity) {
    return new ForwardPass(packed(), capacity);
  }

  private PackedNetwork packed() {
    PackedNetwork known = packed;
    if (known == null) {
      known = new PackedNetwork(architecture, layers, Kernels.best());
      packed = known; // several threads may do this; they make the same
    }
    return known;
  }
}
