package dev.lacuna.loss;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a sum of cell losses is divided by. With B rows in the batch, T heads, n_t observed cells of
 * head t in the batch, w_t the head's weight and ρ_t its observed share in the training set, the
 * loss is Σ_t c_t · Σ_i ℓ_it over observed cells; the constants differ in c_t.
 */
public enum Normalization {
  /** c_t = w_t / (n_t · Σ w over heads with n &gt; 0): each head's mean over its observed cells. */
  PER_HEAD {
    @Override
    double[] coefficients(int[] observed, double[] weights, int rows, double[] shares) {
      double present = 0;
      for (int t = 0; t < weights.length; t++) {
        present += observed[t] > 0 ? weights[t] : 0;
      }
      double[] c = new double[weights.length];
      for (int t = 0; t < c.length; t++) {
        c[t] = observed[t] > 0 && present > 0 ? weights[t] / (observed[t] * present) : 0;
      }
      return c;
    }
  },

  /** c_t = w_t / Σ_t n_t·w_t: one mean over all observed cells. */
  POOLED {
    @Override
    double[] coefficients(int[] observed, double[] weights, int rows, double[] shares) {
      double total = 0;
      for (int t = 0; t < weights.length; t++) {
        total += observed[t] * weights[t];
      }
      return scaled(weights, total);
    }
  },

  /** c_t = w_t / (B·T·ρ_t): the expected number of observed cells; unbiased, of constant scale. */
  EXPECTED {
    @Override
    double[] coefficients(int[] observed, double[] weights, int rows, double[] shares) {
      double[] c = scaled(weights, (double) rows * weights.length);
      for (int t = 0; t < c.length; t++) {
        c[t] = shares[t] > 0 ? c[t] / shares[t] : 0;
      }
      return c;
    }
  },

  /** c_t = w_t / (B·T): all cells, so that the loss shrinks with the observed share. */
  ALL_CELLS {
    @Override
    double[] coefficients(int[] observed, double[] weights, int rows, double[] shares) {
      return scaled(weights, (double) rows * weights.length);
    }
  };

  /**
   * Returns c_t for every head; 0 where there is nothing to divide by.
   *
   * @param observed n_t
   * @param weights w_t
   * @param rows B
   * @param shares ρ_t
   */
  abstract double[] coefficients(int[] observed, double[] weights, int rows, double[] shares);

  /** Returns the name used on the command line, such as {@code per-head}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static double[] scaled(double[] weights, double divisor) {
    return Arrays.stream(weights).map(weight -> divisor > 0 ? weight / divisor : 0).toArray();
  }
}
