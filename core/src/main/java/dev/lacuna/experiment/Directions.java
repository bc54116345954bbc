package dev.lacuna.experiment;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.FeatureMatrix;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Random directions through the features, and where rows lie along them: what some mechanisms of
 * missing labels go by.
 *
 * @param features of the rows
 * @param seed of the directions; the same for all parts of a run
 */
record Directions(FeatureMatrix features, long seed) implements IntFunction<double[]> {
  /** Returns one number per row: its features times normal weights, which the number draws. */
  @Override
  public double[] apply(int direction) {
    RandomGenerator random = Randomness.of(seed, "direction " + direction);
    double[] weights = random.doubles(features.columns()).map(i -> random.nextGaussian()).toArray();
    double[] scores = new double[features.rows()];
    float[] row = new float[features.columns()];
    for (int i = 0; i < scores.length; i++) {
      features.copyRow(i, row, 0);
      for (int column = 0; column < row.length; column++) {
        scores[i] += weights[column] * row[column];
      }
    }
    return scores;
  }
}
