package dev.lacuna.propensity;

/**
 * A logit's straight line to a calibrated one, fitted by logistic regression (J. Platt,
 * Probabilistic Outputs for Support Vector Machines, 1999, with his smoothed targets; H.-T. Lin,
 * C.-J. Lin and R. Weng, A Note on Platt's Probabilistic Outputs for Support Vector Machines,
 * 2007).
 *
 * @param slope what a logit is multiplied by
 * @param intercept what is added
 * @param gain by how much the line's log-likelihood is above that of the share alone, in nats
 */
record PlattScaling(double slope, double intercept, double gain) {
  private static final int STEPS = 100;
  private static final double RIDGE = 1e-12;
  private static final double ENOUGH = 1e-10;

  /** Fits a line to the logits of some outcomes, of which both kinds occur. */
  static PlattScaling fit(double[] logits, boolean[] outcomes) {
    Sample sample = Sample.of(logits, outcomes);
    double slope = 0;
    double intercept = Math.log(sample.share / (1 - sample.share));
    double constant = sample.loss(0, intercept);
    double loss = constant;
    for (int step = 0; step < STEPS; step++) {
      double[] move = sample.newton(slope, intercept);
      double size = 1;
      double next = sample.loss(slope - move[0], intercept - move[1]);
      while (!(next <= loss) && size > ENOUGH) {
        size /= 2;
        next = sample.loss(slope - size * move[0], intercept - size * move[1]);
      }
      if (!(loss - next > ENOUGH * loss)) {
        break;
      }
      slope -= size * move[0];
      intercept -= size * move[1];
      loss = next;
    }
    return new PlattScaling(slope, intercept, constant - loss);
  }

  /** Returns the calibrated probability of a logit. */
  double probability(double logit) {
    return 1 / (1 + Math.exp(-slope * logit - intercept));
  }

  /** Logits and the targets that their outcomes are smoothed to. */
  @SuppressWarnings("ArrayRecordComponent") // read at once, never kept
  private record Sample(
      double[] logits, boolean[] outcomes, double low, double high, double share) {
    static Sample of(double[] logits, boolean[] outcomes) {
      int positives = 0;
      for (boolean outcome : outcomes) {
        positives += outcome ? 1 : 0;
      }
      int negatives = outcomes.length - positives;
      double low = 1 / (negatives + 2.0);
      double high = (positives + 1) / (positives + 2.0);
      double share = (negatives * low + positives * high) / outcomes.length;
      return new Sample(logits, outcomes, low, high, share);
    }

    double loss(double slope, double intercept) {
      double sum = 0;
      for (int i = 0; i < logits.length; i++) {
        double z = slope * logits[i] + intercept;
        sum += Math.max(z, 0) - target(i) * z + Math.log1p(Math.exp(-Math.abs(z)));
      }
      return sum;
    }

    /** Returns the gradient of the loss, divided by its curvature. */
    double[] newton(double slope, double intercept) {
      double[] gradient = new double[2];
      double[] curvature = {RIDGE, 0, RIDGE};
      for (int i = 0; i < logits.length; i++) {
        double p = 1 / (1 + Math.exp(-slope * logits[i] - intercept));
        double weight = p * (1 - p);
        gradient[0] += (p - target(i)) * logits[i];
        gradient[1] += p - target(i);
        curvature[0] += weight * logits[i] * logits[i];
        curvature[1] += weight * logits[i];
        curvature[2] += weight;
      }
      double determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
      return new double[] {
        (curvature[2] * gradient[0] - curvature[1] * gradient[1]) / determinant,
        (curvature[0] * gradient[1] - curvature[1] * gradient[0]) / determinant
      };
    }

    private double target(int i) {
      return outcomes[i] ? high : low;
    }
  }
}
