package dev.lacuna.bench.net;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.loss.Targets;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Features and labels, made up or read. */
record Examples(FeatureMatrix features, Targets targets) {
  /** So many columns decide a made-up label. */
  private static final int TELLING_COLUMNS = 16;

  static Examples of(Net net, long seed) {
    return switch (net.inputs()) {
      case POINTS -> toy(net, seed);
      case NORMAL -> taught(net, normal(net, seed), seed);
      case FINGERPRINTS ->
          Tox21File.read(net)
              .orElseGet(() -> taught(net, SparseRows.fingerprints(net.rows(), seed), seed));
      case WORDS -> taught(net, SparseRows.words(net.rows(), seed), seed);
    };
  }

  private static Examples toy(Net net, long seed) {
    RandomGenerator random = Randomness.of(seed, "features");
    float[] points = new float[2 * net.rows()];
    float[] labels = new float[3 * net.rows()];
    for (int row = 0; row < net.rows(); row++) {
      float x1 = random.nextFloat();
      float x2 = random.nextFloat();
      points[2 * row] = x1;
      points[2 * row + 1] = x2;
      labels[3 * row] = x2 <= 0.5 ? 1 : 0;
      labels[3 * row + 1] = x1 >= 0.5 ? 1 : 0;
      labels[3 * row + 2] = x1 + x2 > 1 ? 1 : 0;
    }
    return new Examples(new DenseFeatures(2, points), withGaps(net, labels, seed));
  }

  private static FeatureMatrix normal(Net net, long seed) {
    // the one source of normal numbers that is the same in every release of Java
    Random random = new Random(Randomness.derive(seed, "features"));
    int columns = net.architecture().inputs();
    float[] values = new float[net.rows() * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new DenseFeatures(columns, values);
  }

  /** A label says whether some columns, which differ from head to head, outweigh some others. */
  private static Examples taught(Net net, FeatureMatrix features, long seed) {
    int heads = net.architecture().outputs();
    RandomGenerator random = Randomness.of(seed, "teacher");
    int[] telling =
        random.ints((long) heads * TELLING_COLUMNS, 0, Math.min(features.columns(), 256)).toArray();
    float[] row = new float[features.columns()];
    float[] labels = new float[features.rows() * heads];
    for (int i = 0; i < features.rows(); i++) {
      features.copyRow(i, row, 0);
      for (int t = 0; t < heads; t++) {
        double score = 0;
        for (int k = 0; k < TELLING_COLUMNS; k++) {
          float value = row[telling[t * TELLING_COLUMNS + k]];
          score += k % 2 == 0 ? value : -value;
        }
        labels[i * heads + t] = score > 0 ? 1 : 0;
      }
    }
    return new Examples(features, withGaps(net, labels, seed));
  }

  private static Targets withGaps(Net net, float[] labels, long seed) {
    RandomGenerator random = Randomness.of(seed, "missing");
    boolean[] observed = new boolean[labels.length];
    for (int cell = 0; cell < observed.length; cell++) {
      observed[cell] = random.nextDouble() >= net.missing();
    }
    return new Targets(net.architecture().outputs(), labels, observed);
  }
}
