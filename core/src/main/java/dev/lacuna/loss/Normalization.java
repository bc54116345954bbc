package dev.lacuna.loss;

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
    void fill(Counts counts, double[] weights, double[] c) {
      double present = 0;
      for (int t = 0; t < weights.length; t++) {
        present += counts.observed()[t] > 0 ? weights[t] : 0;
      }
      for (int t = 0; t < c.length; t++) {
        int n = counts.observed()[t];
        c[t] = n > 0 && present > 0 ? weights[t] / (n * present) : 0;
      }
    }
  },

  /** c_t = w_t / Σ_t n_t·w_t: one mean over all observed cells. */
  POOLED {
    @Override
    void fill(Counts counts, double[] weights, double[] c) {
      double total = 0;
      for (int t = 0; t < weights.length; t++) {
        total += counts.observed()[t] * weights[t];
      }
      divide(weights, total, c);
    }
  },

  /** c_t = w_t / (B·T·ρ_t): the expected number of observed cells; unbiased, of constant scale. */
  EXPECTED {
    @Override
    void fill(Counts counts, double[] weights, double[] c) {
      divide(weights, (double) counts.rows() * weights.length, c);
      for (int t = 0; t < c.length; t++) {
        c[t] = counts.shares()[t] > 0 ? c[t] / counts.shares()[t] : 0;
      }
    }
  },

  /** c_t = w_t / (B·T): all cells, so that the loss shrinks with the observed share. */
  ALL_CELLS {
    @Override
    void fill(Counts counts, double[] weights, double[] c) {
      divide(weights, (double) counts.rows() * weights.length, c);
    }
  };

  /**
   * Writes c_t for every head; 0 where there is nothing to divide by.
   *
   * @param weights w_t
   * @param c receives one number per head
   */
  abstract void fill(Counts counts, double[] weights, double[] c);

  /**
   * What a batch holds.
   *
   * @param observed n_t
   * @param rows B
   * @param shares ρ_t
   */
  @SuppressWarnings("ArrayRecordComponent") // read at once, never kept
  record Counts(int[] observed, int rows, double[] shares) {}

  /** Returns the name used on the command line, such as {@code per-head}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void divide(double[] weights, double divisor, double[] c) {
    for (int t = 0; t < c.length; t++) {
      c[t] = divisor > 0 ? weights[t] / divisor : 0;
    }
  }
}
