package dev.lacuna.model;

import java.util.Optional;

/**
 * The weights of one layer: {@code z_j = b_j + Σ_i x_i w_ij}. Immutable by contract: nobody changes
 * the arrays after the layer was made.
 */
public final class DenseLayer {
  private final int inputs;
  private final int outputs;
  private final float[] weights;
  private final float[] biases;
  private final Optional<LayerNorm> norm;

  /**
   * Creates a layer over the given arrays, which the caller must not change any more.
   *
   * @param weights inputs × outputs, row-major: w_ij stands at {@code i * outputs + j}
   * @param biases one per output
   */
  public DenseLayer(float[] weights, float[] biases) {
    this(weights, biases, Optional.empty());
  }

  /**
   * Creates a layer over the given arrays, which the caller must not change any more.
   *
   * @param weights inputs × outputs, row-major: w_ij stands at {@code i * outputs + j}
   * @param biases one per output
   * @param norm what is done to the sums
   */
  public DenseLayer(float[] weights, float[] biases, Optional<LayerNorm> norm) {
    if (norm.isPresent() && norm.get().units() != biases.length) {
      throw new IllegalArgumentException(
          "a norm must have one number per output, outputs = %d, norm = %d"
              .formatted(biases.length, norm.get().units()));
    }
    if (biases.length == 0 || weights.length == 0 || weights.length % biases.length != 0) {
      throw new IllegalArgumentException(
          "weights must be inputs × outputs, weights = %d, biases = %d"
              .formatted(weights.length, biases.length));
    }
    this.outputs = biases.length;
    this.inputs = weights.length / outputs;
    this.weights = weights;
    this.biases = biases;
    this.norm = norm;
  }

  /** Returns the number of inputs. */
  public int inputs() {
    return inputs;
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return outputs;
  }

  /** Returns a copy of the weights, inputs × outputs, row-major. */
  public float[] weights() {
    return weights.clone();
  }

  /** Returns a copy of the biases, one per output. */
  public float[] biases() {
    return biases.clone();
  }

  /** Returns what is done to the sums. */
  public Optional<LayerNorm> norm() {
    return norm;
  }

  /** Returns whether every weight and bias, and every number of the norm, is finite. */
  public boolean isFinite() {
    return allFinite(weights) && allFinite(biases) && norm.map(LayerNorm::isFinite).orElse(true);
  }

  static boolean allFinite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }
}
