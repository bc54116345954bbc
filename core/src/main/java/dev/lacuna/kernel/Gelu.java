package dev.lacuna.kernel;

/**
 * z·Φ(z), with Φ the normal distribution function (D. Hendrycks and K. Gimpel, Gaussian Error
 * Linear Units, 2016), within 3e-7: M. Abramowitz and I. Stegun, Handbook of Mathematical
 * Functions, 1964, formula 7.1.26.
 */
public final class Gelu {
  static final double P = 0.3275911;
  static final double A1 = 0.254829592;
  static final double A2 = -0.284496736;
  static final double A3 = 1.421413741;
  static final double A4 = -1.453152027;
  static final double A5 = 1.061405429;
  static final double ROOT_HALF = Math.sqrt(0.5);
  static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  private Gelu() {}

  /** Returns z·Φ(z). */
  public static double value(double z) {
    return z * normal(z);
  }

  /** Returns the derivative, Φ(z) + z·φ(z). */
  public static double derivative(double z) {
    return normal(z) + z * DENSITY * Math.exp(-0.5 * z * z);
  }

  private static double normal(double z) {
    double t = 1 / (1 + P * ROOT_HALF * Math.abs(z));
    double series = t * (A1 + t * (A2 + t * (A3 + t * (A4 + t * A5))));
    double tail = 0.5 * series * Math.exp(-0.5 * z * z);
    return z > 0 ? 1 - tail : tail;
  }
}
