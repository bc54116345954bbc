package dev.lacuna.loss;

/**
 * Huber's loss (P. J. Huber, Robust Estimation of a Location Parameter, 1964): {@code d²/2} for |d|
 * ≤ δ and {@code δ·(|d| − δ/2)} beyond, with d = z − y on standardised targets.
 *
 * @param delta where squares turn into absolute values, above 0, in standard deviations
 */
public record HuberLoss(double delta) implements HeadLoss {
  /** Checks the range. */
  public HuberLoss {
    if (!(delta > 0)) {
      throw new IllegalArgumentException("delta must be above 0. Found " + delta);
    }
  }

  @Override
  public double cell(double[] logits, int offset, double target, double[] gradient) {
    double difference = logits[offset] - target;
    double size = Math.abs(difference);
    gradient[offset] = size <= delta ? difference : Math.copySign(delta, difference);
    return size <= delta ? difference * difference / 2 : delta * (size - delta / 2);
  }
}
