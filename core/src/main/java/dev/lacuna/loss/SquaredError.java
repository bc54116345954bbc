package dev.lacuna.loss;

/** Squared error {@code (z − y)²} on standardised targets. */
public record SquaredError() implements HeadLoss {
  @Override
  public double cell(double[] logits, int offset, double target, double[] gradient) {
    double difference = logits[offset] - target;
    gradient[offset] = 2 * difference;
    return difference * difference;
  }
}
