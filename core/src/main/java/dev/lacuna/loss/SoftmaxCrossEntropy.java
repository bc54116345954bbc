package dev.lacuna.loss;

/**
 * Softmax cross-entropy from the logits: {@code log Σ_k e^{z_k} − z_y}; the largest logit is taken
 * out first, so that nothing overflows.
 *
 * @param classes number of logits, at least 2
 */
public record SoftmaxCrossEntropy(int classes) implements HeadLoss {
  @Override
  public double cell(double[] logits, int offset, double target, double[] gradient) {
    if (!(target >= 0 && target < classes)) {
      throw new IllegalArgumentException(
          "a class index must be within 0 to %d. Found %s".formatted(classes - 1, target));
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      largest = Math.max(largest, logits[offset + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      gradient[offset + k] = Math.exp(logits[offset + k] - largest);
      sum += gradient[offset + k];
    }
    for (int k = 0; k < classes; k++) {
      gradient[offset + k] /= sum;
    }
    int label = (int) target;
    gradient[offset + label] -= 1;
    return Math.log(sum) + largest - logits[offset + label];
  }
}
