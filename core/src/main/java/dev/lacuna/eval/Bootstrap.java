package dev.lacuna.eval;

import dev.lacuna.data.Randomness;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Resamples examples, that is whole rows, so that the heads of a resample belong together. A
 * resample is a count per row; no sample is copied or sorted again.
 */
final class Bootstrap {
  private static final int MOST = 1_000;
  private static final int FEWEST = 100;
  private static final int ROWS_TO_DRAW = 20_000_000;

  private Bootstrap() {}

  /**
   * Returns how many resamples to draw: 1,000, or fewer, down to 100, for more than 20,000 rows.
   */
  static int resamples(int rows) {
    return Math.max(FEWEST, Math.min(MOST, ROWS_TO_DRAW / Math.max(1, rows)));
  }

  /** Returns, for each sample, the intervals of the metrics that have one. */
  static List<Map<Metric, Interval>> intervals(List<HeadSample> samples, int rows, long seed) {
    int resamples = resamples(rows);
    List<HeadDraws> draws =
        samples.stream().map(sample -> new HeadDraws(sample, resamples)).toList();
    RandomGenerator random = Randomness.of(seed, "bootstrap");
    for (int i = 0; i < resamples; i++) {
      Weights weights = draw(rows, random);
      draws.forEach(head -> head.add(weights));
    }
    return draws.stream().map(HeadDraws::intervals).toList();
  }

  private static Weights draw(int rows, RandomGenerator random) {
    int[] counts = new int[rows];
    for (int i = 0; i < rows; i++) {
      counts[random.nextInt(rows)]++;
    }
    return Weights.of(counts);
  }

  /** The metrics of one head in each resample. */
  private static final class HeadDraws {
    private final HeadSample sample;
    private final Map<Metric, Draws> draws = new EnumMap<>(Metric.class);

    HeadDraws(HeadSample sample, int resamples) {
      this.sample = sample;
      // what all rows leave undefined, a selection of them cannot define
      sample.measureAll().entrySet().stream()
          .filter(metric -> metric.getValue().isDefined())
          .forEach(metric -> draws.put(metric.getKey(), new Draws(resamples)));
    }

    void add(Weights rowWeights) {
      Weights weights = rowWeights.select(sample.rows());
      draws.forEach((metric, values) -> values.add(sample.measure(metric, weights)));
    }

    Map<Metric, Interval> intervals() {
      Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
      draws.forEach(
          (metric, values) -> {
            if (values.enough()) {
              intervals.put(metric, values.interval());
            }
          });
      return intervals;
    }
  }

  /** The values of one metric in those resamples where it is defined. */
  private static final class Draws {
    private final double[] values;
    private int defined;

    Draws(int resamples) {
      this.values = new double[resamples];
    }

    void add(MetricValue value) {
      value.toOptional().ifPresent(number -> values[defined++] = number);
    }

    boolean enough() {
      return 2 * defined >= values.length;
    }

    Interval interval() {
      return Interval.ofDraws(Arrays.copyOf(values, defined));
    }
  }
}
