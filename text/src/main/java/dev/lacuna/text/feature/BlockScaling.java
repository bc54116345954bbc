package dev.lacuna.text.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves the mean of each feature to 0, and brings the features of a block to a mean variance of 1.
 * All features of a block are multiplied by the same number, so that directions in which documents
 * differ more stay the longer ones: that is what word vectors know.
 *
 * @param block how many features a block has, at least 1
 * @param means of each feature in the train part, finite as floats
 * @param factors of each block, above 0 and at most 10¹⁸
 */
record BlockScaling(int block, List<Double> means, List<Double> factors) {
  /** Numbers that differ by less than a billionth of them are the same but for rounding. */
  private static final double ROUNDING = 1e-18;

  /** A block that needs more differs by nothing but rounding. */
  private static final double LARGEST_FACTOR = 1e18;

  /** Far more than any scaled feature of a train part; keeps those of other documents finite. */
  private static final double LIMIT = 1e6;

  BlockScaling {
    means = List.copyOf(means);
    factors = List.copyOf(factors);
    if (block < 1 || means.size() != (long) block * factors.size()) {
      throw new IllegalArgumentException(
          "blocks must make up the features, block = %d, features = %d, blocks = %d"
              .formatted(block, means.size(), factors.size()));
    }
    for (double factor : factors) {
      if (!(factor > 0 && factor <= LARGEST_FACTOR)) {
        throw new IllegalArgumentException(
            "a factor must be above 0 and at most 1E18. Found " + factor);
      }
    }
    if (!means.stream().allMatch(mean -> Math.abs(mean) <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("means must be finite floats");
    }
  }

  /**
   * Returns the scaling of some rows. It only moves a block that is the same in all of them.
   *
   * @param rows each of the width; perhaps none
   * @param width a multiple of the block
   */
  static BlockScaling fit(List<double[]> rows, int block, int width) {
    double[] means = new double[width];
    rows.forEach(row -> Arrays.setAll(means, i -> means[i] + row[i] / rows.size()));
    double[] variances = new double[width];
    rows.forEach(
        row ->
            Arrays.setAll(
                variances,
                i -> variances[i] + (row[i] - means[i]) * (row[i] - means[i]) / rows.size()));
    List<Double> factors = new ArrayList<>();
    for (int from = 0; from < width; from += block) {
      factors.add(factor(variances, means, from, from + block));
    }
    return new BlockScaling(block, Arrays.stream(means).boxed().toList(), factors);
  }

  private static double factor(double[] variances, double[] means, int from, int to) {
    double variance = Arrays.stream(variances, from, to).sum() / (to - from);
    double square = Arrays.stream(means, from, to).map(mean -> mean * mean).sum() / (to - from);
    return variance > ROUNDING * square ? Math.min(LARGEST_FACTOR, 1 / Math.sqrt(variance)) : 1;
  }

  int width() {
    return means.size();
  }

  /** Writes a scaled row. */
  void apply(double[] row, float[] target, int offset) {
    for (int i = 0; i < row.length; i++) {
      double scaled = (row[i] - means.get(i)) * factors.get(i / block);
      target[offset + i] = (float) Math.max(-LIMIT, Math.min(LIMIT, scaled));
    }
  }
}
