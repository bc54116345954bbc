package dev.lacuna.train.fused;

/** The batch of a step, as all slices see it. */
final class Batch {
  private int[] order = new int[0];
  private int from;
  private int to;
  private long step;
  private double[] coefficients = new double[0];

  /** Takes rows of an order, which nobody changes until the step is over. */
  void set(int[] newOrder, int newFrom, int newTo, long newStep) {
    this.order = newOrder;
    this.from = newFrom;
    this.to = newTo;
    this.step = newStep;
  }

  /** Sets what the loss multiplies each head's sum by. */
  void weigh(double[] newCoefficients) {
    this.coefficients = newCoefficients;
  }

  /** Returns the indices of rows; the batch begins at {@link #from}. */
  int[] order() {
    return order;
  }

  /** Returns where in the order the batch begins. */
  int from() {
    return from;
  }

  /** Returns the number of rows. */
  int rows() {
    return to - from;
  }

  /** Returns how many steps came before. */
  long step() {
    return step;
  }

  /** Returns what the loss multiplies each head's sum by. */
  double[] coefficients() {
    return coefficients;
  }
}
