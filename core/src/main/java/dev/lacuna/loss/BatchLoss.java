package dev.lacuna.loss;

/** The loss of a batch and what it is made of. Mutable, so that a session can use it again. */
public final class BatchLoss {
  private final double[] sums;
  private final int[] observed;
  private double total;

  /**
   * Creates the loss of a batch over the given arrays.
   *
   * @param total the normalised loss; 0 for a batch without an observed cell
   * @param sums per head, the sum of its observed cells' losses, weights of classes and cells
   *     included
   * @param observed per head, how many cells were observed
   */
  public BatchLoss(double total, double[] sums, int[] observed) {
    this.total = total;
    this.sums = sums;
    this.observed = observed;
  }

  /** Returns the normalised loss; 0 for a batch without an observed cell. */
  public double total() {
    return total;
  }

  /**
   * Returns, per head, the sum of its observed cells' losses, weights of classes and cells
   * included.
   */
  public double[] sums() {
    return sums;
  }

  /** Returns, per head, how many cells were observed. */
  public int[] observed() {
    return observed;
  }

  /** Returns whether no cell of any head was observed. */
  public boolean isEmpty() {
    for (int count : observed) {
      if (count > 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes the total anew from the sums: {@code Σ_t c_t · sum_t}. */
  public void addUp(double[] coefficients) {
    total = 0;
    for (int t = 0; t < sums.length; t++) {
      total += coefficients[t] * sums[t];
    }
  }
}
