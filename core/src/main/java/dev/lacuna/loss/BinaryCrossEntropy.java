package dev.lacuna.loss;

/**
 * Sigmoid cross-entropy from the logit: {@code log(1 + e^z) − y·z}, which equals {@code −log p} for
 * y = 1 and {@code −log(1 − p)} for y = 0, without overflow for any z.
 *
 * @param logitLimit beyond ±this the logit counts as this and the gradient is zero; infinite as a
 *     rule. A target outside 0 to 1 makes the loss unbounded below, so that a limit is needed there
 */
public record BinaryCrossEntropy(double logitLimit) implements HeadLoss {
  /**
   * The logit at which Keras stops: it clips probabilities to 1e-7 and 1 − 1e-7 before it takes
   * logarithms.
   */
  public static final double KERAS_LOGIT_LIMIT = Math.log((1 - 1e-7) / 1e-7);

  /** Creates the loss without a limit. */
  public BinaryCrossEntropy() {
    this(Double.POSITIVE_INFINITY);
  }

  @Override
  public double cell(double[] logits, int offset, double target, double[] gradient) {
    double logit = logits[offset];
    double e = Math.exp(exponent(logit));
    gradient[offset] = slope(logit, target, e);
    // not log1p, which is ten times slower: what 1 + e rounds away is below 1e-16
    return remainder(logit, target) + Math.log(1 + e);
  }

  /**
   * Returns −|z|: the loss is made of e to this power, which is best taken for many cells at once.
   */
  double exponent(double logit) {
    return -Math.abs(limited(logit));
  }

  /** Returns the loss less {@code log(1 + e^−|z|)}. */
  double remainder(double logit, double target) {
    double z = limited(logit);
    return Math.max(z, 0) - target * z;
  }

  /** Returns the derivative of the loss. */
  double slope(double logit, double target, double e) {
    return Math.abs(logit) > logitLimit ? 0 : (logit >= 0 ? 1 : e) / (1 + e) - target;
  }

  private double limited(double logit) {
    return Math.max(-logitLimit, Math.min(logitLimit, logit));
  }
}
