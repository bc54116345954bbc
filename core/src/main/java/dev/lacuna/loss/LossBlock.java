package dev.lacuna.loss;

import dev.lacuna.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Working memory for the loss of some rows of a batch: their targets and logits go in, sums and the
 * gradient come out. One thread uses it at a time, again and again.
 */
public final class LossBlock {
  /** Where a product is taken the logarithm of, long before it overflows. */
  private static final double LARGE = 1e200;

  /** Rows of which a product of terms up to 2 stays far from overflowing. */
  private static final int ROWS_OF_PRODUCT = 512;

  private final HeadLoss[] losses;
  private final double[][] classWeights;
  private final int[] offsets;
  private final double[] logits;
  private final double[] gradient;
  private final double[] sums;
  private final float[] values;
  private final boolean[] observed;
  private final double[] powers;
  private final double[] products;
  private final boolean plainBinary;
  private float[] cellWeights = new float[0];
  private boolean weighted;

  /** Creates room for rows. */
  public LossBlock(MaskedLoss loss, int capacity) {
    int heads = loss.schema().size();
    this.losses = loss.headLosses().toArray(HeadLoss[]::new);
    this.classWeights = loss.classWeights().asArrays();
    this.offsets = loss.schema().offsets();
    this.logits = new double[Math.multiplyExact(capacity, offsets[heads])];
    this.gradient = new double[logits.length];
    this.sums = new double[heads];
    this.values = new float[Math.multiplyExact(capacity, heads)];
    this.observed = new boolean[values.length];
    this.powers = new double[values.length + Kernels.TILE]; // the kernel writes whole tiles
    this.products = new double[heads];
    this.plainBinary = isPlainBinary();
  }

  /**
   * Takes in the targets of rows, weights included, and empties the sums.
   *
   * @param order row indices of the targets
   * @param from index into the order
   * @param to index into the order, exclusive
   */
  public void load(Targets targets, int[] order, int from, int to) {
    Arrays.fill(sums, 0);
    targets.copy(order, from, to, this);
  }

  /** Takes in the weights of rows of the order; null where every cell counts 1. */
  void weigh(@Nullable CellWeights weights, int[] order, int from, int to) {
    weighted = weights != null;
    if (weights != null) {
      cellWeights = cellWeights.length == 0 ? new float[values.length] : cellWeights;
      weights.copy(order, from, to, cellWeights);
    }
  }

  /** Adds the observed cells of the first rows to the count of each head. */
  public void countObserved(int rows, int[] counts) {
    for (int cell = 0, row = 0; row < rows; row++) {
      for (int t = 0; t < counts.length; t++, cell++) {
        counts[t] += observed[cell] ? 1 : 0;
      }
    }
  }

  /** Returns the logits, rows × outputs, row-major: to be written before {@link #evaluate}. */
  public double[] logits() {
    return logits;
  }

  /** Returns ∂L/∂logit, rows × outputs, row-major. */
  public double[] gradient() {
    return gradient;
  }

  /** Returns each head's sum of cell losses since the targets were loaded. */
  public double[] sums() {
    return sums;
  }

  /**
   * Adds up the losses of rows and writes their gradient.
   *
   * @param coefficients c_t of the whole batch
   */
  public void evaluate(int fromRow, int toRow, double[] coefficients) {
    if (plainBinary && !weighted) {
      for (int row = fromRow; row < toRow; row += ROWS_OF_PRODUCT) {
        evaluatePlain(row, Math.min(toRow, row + ROWS_OF_PRODUCT), coefficients);
      }
      return;
    }
    int outputs = offsets[losses.length];
    Arrays.fill(gradient, fromRow * outputs, toRow * outputs, 0);
    for (int t = 0; t < losses.length; t++) {
      sums[t] +=
          losses[t] instanceof BinaryCrossEntropy binary
              ? evaluateBinary(binary, t, fromRow, toRow, coefficients[t])
              : evaluateHead(t, fromRow, toRow, coefficients[t]);
    }
  }

  /** Returns whether every head is binary, without weights of classes or a limit of logits. */
  private boolean isPlainBinary() {
    for (int t = 0; t < losses.length; t++) {
      boolean plain = losses[t].equals(new BinaryCrossEntropy()) && classWeights[t].length == 0;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /**
   * Does what {@link #evaluateBinary} does for all heads, cell after cell as they stand in memory,
   * and without a branch, for neither the mask nor the sign of a logit can be foretold.
   */
  private void evaluatePlain(int fromRow, int toRow, double[] coefficients) {
    int heads = losses.length;
    int first = fromRow * heads;
    int cells = (toRow - fromRow) * heads;
    for (int i = 0; i < cells; i++) {
      powers[i] = -Math.abs(logits[first + i]);
    }
    Kernels.best().exp(powers, cells);
    Arrays.fill(products, 1);
    for (int i = 0; i < cells; i += heads) {
      evaluateRow(first + i, i, coefficients);
    }
    for (int t = 0; t < heads; t++) {
      sums[t] += Math.log(products[t]);
    }
  }

  private void evaluateRow(int at, int power, double[] coefficients) {
    for (int t = 0; t < products.length; t++) {
      int cell = at + t;
      long mask = -(observed[cell] ? 1L : 0L);
      double logit = masked(logits[cell], mask);
      double target = masked(values[cell], mask);
      double e = masked(powers[power + t], mask);
      // from 1 / (1 + e) to the probability: they are as far from a half, to the side of the logit
      double probability = 0.5 + Math.copySign(1 / (1 + e) - 0.5, logit);
      gradient[cell] = masked(coefficients[t] * (probability - target), mask);
      sums[t] += 0.5 * (logit + Math.abs(logit)) - target * logit;
      products[t] *= 1 + e;
    }
  }

  /** Returns a number of which the mask has all bits, and 0 where it has none. */
  private static double masked(double number, long mask) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(number) & mask);
  }

  private double evaluateHead(int t, int fromRow, int toRow, double coefficient) {
    HeadLoss loss = losses[t];
    int outputs = offsets[losses.length];
    int width = offsets[t + 1] - offsets[t];
    double sum = 0;
    for (int row = fromRow; row < toRow; row++) {
      int cell = row * losses.length + t;
      if (observed[cell]) {
        int at = row * outputs + offsets[t];
        double target = values[cell];
        double weight = weight(cell, t, target);
        sum += weight * loss.cell(logits, at, target, gradient);
        scale(at, at + width, weight * coefficient);
      }
    }
    return sum;
  }

  /**
   * Does what {@link #evaluateHead} does, faster: powers of e for all cells at once, and one
   * logarithm for a product of many terms instead of one for each.
   */
  private double evaluateBinary(
      BinaryCrossEntropy loss, int t, int fromRow, int toRow, double coefficient) {
    int outputs = offsets[losses.length];
    double[] powers = powersOfE(loss, t, fromRow, toRow);
    double sum = 0;
    double product = 1;
    double productWeight = 1;
    int next = 0;
    for (int row = fromRow; row < toRow; row++) {
      int cell = row * losses.length + t;
      if (observed[cell]) {
        int at = row * outputs + offsets[t];
        double target = values[cell];
        double weight = weight(cell, t, target);
        double e = powers[next++];
        gradient[at] = weight * coefficient * loss.slope(logits[at], target, e);
        sum += weight * loss.remainder(logits[at], target);
        if (weight != productWeight || product > LARGE) {
          sum += productWeight * Math.log(product);
          product = 1;
          productWeight = weight;
        }
        product *= 1 + e;
      }
    }
    return sum + productWeight * Math.log(product);
  }

  private double[] powersOfE(BinaryCrossEntropy loss, int t, int fromRow, int toRow) {
    int outputs = offsets[losses.length];
    int count = 0;
    for (int row = fromRow; row < toRow; row++) {
      if (observed[row * losses.length + t]) {
        powers[count++] = loss.exponent(logits[row * outputs + offsets[t]]);
      }
    }
    Kernels.best().exp(powers, count);
    return powers;
  }

  private double weight(int cell, int t, double target) {
    double ofClass = ClassWeights.of(classWeights[t], target);
    return weighted ? ofClass * cellWeights[cell] : ofClass;
  }

  private void scale(int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      gradient[i] *= factor;
    }
  }

  float[] values() {
    return values;
  }

  boolean[] observed() {
    return observed;
  }
}
