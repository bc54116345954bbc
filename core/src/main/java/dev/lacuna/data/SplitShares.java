package dev.lacuna.data;

/**
 * The shares of the three parts.
 *
 * @param train more than 0
 * @param dev 0 or more
 * @param test 0 or more; the three add up to 1
 */
public record SplitShares(double train, double dev, double test) {
  private static final double ROUNDING = 1e-6;

  /** Checks that the shares are a division of the whole. */
  public SplitShares {
    boolean legal = train > 0 && dev >= 0 && test >= 0;
    if (!legal || !(Math.abs(train + dev + test - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "must be three shares of 0 or more that add up to 1, train above 0");
    }
  }

  double[] asArray() {
    return new double[] {train, dev, test};
  }
}
