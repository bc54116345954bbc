package dev.lacuna.loss;

/** c_t of batch after batch, written into one array: what each head's sum is multiplied by. */
public final class LossCoefficients {
  private final Normalization normalization;
  private final double[] weights;
  private final double[] shares;
  private final double[] values;

  /** Creates the coefficients of a loss. */
  public LossCoefficients(MaskedLoss loss) {
    this.normalization = loss.normalization();
    this.weights = loss.headWeights().asArray();
    this.shares = loss.observedShares().stream().mapToDouble(Double::doubleValue).toArray();
    this.values = new double[weights.length];
  }

  /**
   * Returns c_t of a batch, in an array that the next batch overwrites.
   *
   * @param observed n_t in the whole batch
   * @param rows B, rows in the whole batch
   */
  public double[] of(int[] observed, int rows) {
    normalization.fill(new Normalization.Counts(observed, rows, shares), weights, values);
    return values;
  }
}
