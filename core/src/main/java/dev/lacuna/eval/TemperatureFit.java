package dev.lacuna.eval;

import dev.lacuna.model.Calibration;

/**
 * Finds the temperature with the lowest log loss by golden-section search in its logarithm.
 *
 * <p>What is made small is Σ loss + (ln T)² / 2, a standard normal prior on ln T. It weighs as much
 * as about one cell, and keeps T from running to the bound where few labels are all predicted
 * right.
 */
final class TemperatureFit {
  private static final double BOUND = 3;
  private static final double TOLERANCE = 1e-4;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final LabelledProbabilities sample;

  private TemperatureFit(LabelledProbabilities sample) {
    this.sample = sample;
  }

  static Calibration of(LabelledProbabilities sample) {
    return at(new TemperatureFit(sample).lowest());
  }

  private static Calibration at(double logarithm) {
    return new Calibration.Temperature(Math.exp(logarithm));
  }

  private double cost(double logarithm) {
    return sample.size() * sample.logLoss(at(logarithm)) + logarithm * logarithm / 2;
  }

  private double lowest() {
    double low = -BOUND;
    double high = BOUND;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double costLeft = cost(left);
    double costRight = cost(right);
    while (high - low > TOLERANCE) {
      if (costLeft <= costRight) {
        high = right;
        right = left;
        costRight = costLeft;
        left = high - GOLDEN * (high - low);
        costLeft = cost(left);
      } else {
        low = left;
        left = right;
        costLeft = costRight;
        right = low + GOLDEN * (high - low);
        costRight = cost(right);
      }
    }
    return (low + high) / 2;
  }
}
