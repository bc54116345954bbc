package dev.lacuna.loss;

/**
 * The loss of a batch and what it is made of.
 *
 * @param total the normalised loss; 0 for a batch without an observed cell
 * @param sums per head, the sum of its observed cells' losses, class weights included
 * @param observed per head, how many cells were observed
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: made once a batch, read at once, never kept
public record BatchLoss(double total, double[] sums, int[] observed) {
  /** Returns whether no cell of any head was observed. */
  public boolean isEmpty() {
    for (int count : observed) {
      if (count > 0) {
        return false;
      }
    }
    return true;
  }
}
