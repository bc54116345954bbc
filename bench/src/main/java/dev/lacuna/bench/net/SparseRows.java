package dev.lacuna.bench.net;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.SparseFeatures;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Made-up rows with few non-zeros, some columns far more frequent than others. */
final class SparseRows {
  /** Rank r comes up in proportion to 1 / (r + this) (B. Mandelbrot's form of Zipf's law). */
  private static final double SHIFT = 2.7;

  private final int columns;
  private final int distinct;
  private final double[] cumulative;
  private final RandomGenerator random;

  private SparseRows(int columns, int distinct, RandomGenerator random) {
    this.columns = columns;
    this.distinct = distinct;
    this.random = random;
    this.cumulative = new double[columns];
    double sum = 0;
    for (int rank = 0; rank < columns; rank++) {
      sum += 1 / (rank + 1 + SHIFT);
      cumulative[rank] = sum;
    }
  }

  /** Returns 1,024 bits a row of which 30 are set. */
  static SparseFeatures fingerprints(int rows, long seed) {
    return new SparseRows(1_024, 30, Randomness.of(seed, "features")).rows(rows, false);
  }

  /** Returns 10,000 columns of which 400 are set: logarithms of counts, scaled to length 1. */
  static SparseFeatures words(int rows, long seed) {
    return new SparseRows(10_000, 400, Randomness.of(seed, "features")).rows(rows, true);
  }

  private SparseFeatures rows(int rows, boolean counted) {
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * distinct];
    float[] values = new float[rows * distinct];
    int[] counts = new int[columns];
    for (int row = 0; row < rows; row++) {
      draw(counts);
      int at = starts[row];
      for (int column = 0; column < columns; column++) {
        if (counts[column] > 0) {
          indices[at] = column;
          values[at++] = counted ? 1 + (float) Math.log(counts[column]) : 1;
        }
      }
      if (counted) {
        scaleToUnitLength(values, starts[row], at);
      }
      starts[row + 1] = at;
    }
    return new SparseFeatures(columns, starts, indices, values);
  }

  private void draw(int[] counts) {
    Arrays.fill(counts, 0);
    for (int found = 0; found < distinct; ) {
      double at = random.nextDouble() * cumulative[columns - 1];
      int place = Arrays.binarySearch(cumulative, at);
      int column = Math.min(columns - 1, place < 0 ? -place - 1 : place);
      found += counts[column]++ == 0 ? 1 : 0;
    }
  }

  private static void scaleToUnitLength(float[] values, int from, int to) {
    double squares = 0;
    for (int k = from; k < to; k++) {
      squares += (double) values[k] * values[k];
    }
    for (int k = from; k < to; k++) {
      values[k] /= (float) Math.sqrt(squares);
    }
  }
}
