package dev.lacuna.kernel;

/**
 * The weights of a layer in training, inputs × outputs and one more row for each kind of number
 * that every output has one of, such as the bias.
 *
 * @param values the weights themselves
 * @param gradient ∂L/∂weight, or a {@linkplain Panels#moveTo window} on it
 * @param first Adam's first moment, or the momentum
 * @param second Adam's second moment
 * @param inputs rows that are weights
 * @param decaying rows from the first that decay, as the inputs do, or one more where biases do too
 */
public record Weights(
    Panels values, Panels gradient, Panels first, Panels second, int inputs, int decaying) {
  /** Creates weights of which only those of inputs decay. */
  public Weights(Panels values, Panels gradient, Panels first, Panels second, int inputs) {
    this(values, gradient, first, second, inputs, inputs);
  }

  /** Returns the weights of a layer, all zero. */
  public static Weights zeros(int lanes, int inputs, int extraRows, int outputs) {
    // whole groups of rows, so that the last group of a product stays within its panel
    int rows = (inputs + extraRows + Kernels.TILE - 1) / Kernels.TILE * Kernels.TILE;
    return new Weights(
        new Panels(lanes, rows, outputs),
        new Panels(lanes, rows, outputs),
        new Panels(lanes, rows, outputs),
        new Panels(lanes, rows, outputs),
        inputs);
  }

  /** Returns the same weights with another place for the gradient. */
  public Weights with(Panels otherGradient) {
    return new Weights(values, otherGradient, first, second, inputs, decaying);
  }

  /** Returns the same weights, of which the row after the inputs', that of the biases, decays. */
  public Weights withDecayingBiases() {
    return new Weights(values, gradient, first, second, inputs, inputs + 1);
  }

  /** Returns how much further a panel's gradient stands in its array than its values in theirs. */
  int gradientOffset(int panel) {
    return gradient.start(panel, 0) - values.start(panel, 0);
  }
}
