package dev.lacuna.eval;

import dev.lacuna.data.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Resamples examples, that is whole rows, so that the heads of a resample belong together. A
 * resample is a count per row; no sample is copied or sorted again.
 */
final class Bootstrap {
  private static final int MOST = 1_000;
  private static final int FEWEST = 100;
  private static final int ROWS_TO_DRAW = 20_000_000;

  /** How many counts are held at once, for all heads to measure by. */
  private static final int COUNTS_HELD = 2_000_000;

  private Bootstrap() {}

  /**
   * Returns how many resamples to draw: 1,000, or fewer, down to 100, for more than 20,000 rows.
   */
  static int resamples(int rows) {
    return Math.max(FEWEST, Math.min(MOST, ROWS_TO_DRAW / Math.max(1, rows)));
  }

  /** Returns, for each sample, the intervals of the metrics that have one. */
  static List<Map<Metric, Interval>> intervals(
      List<HeadSample> samples, int rows, Evaluator.Resampling resampling) {
    int resamples = resamples(rows);
    List<HeadDraws> draws =
        samples.stream().map(sample -> new HeadDraws(sample, resamples)).toList();
    // a head is measured by one thread at a time, in the order of the resamples
    AtomicLong measured = new AtomicLong();
    draw(
        rows,
        resampling.seed(),
        drawn -> {
          draws.parallelStream().forEach(head -> head.addAll(drawn));
          resampling.measured().accept(measured.addAndGet(drawn.size()));
        });
    return draws.stream().map(HeadDraws::intervals).toList();
  }

  /** Hands on all resamples of some rows, as many at once as memory is meant to hold. */
  static void draw(int rows, long seed, Consumer<List<Weights>> taker) {
    int resamples = resamples(rows);
    int atOnce = Math.max(1, COUNTS_HELD / Math.max(1, rows));
    RandomGenerator random = Randomness.of(seed, "bootstrap");
    for (int from = 0; from < resamples; from += atOnce) {
      taker.accept(draw(Math.min(atOnce, resamples - from), rows, random));
    }
  }

  private static List<Weights> draw(int resamples, int rows, RandomGenerator random) {
    List<Weights> drawn = new ArrayList<>(resamples);
    for (int i = 0; i < resamples; i++) {
      drawn.add(Weights.drawn(rows, random));
    }
    return drawn;
  }

  /** The metrics of one head in each resample. */
  private static final class HeadDraws {
    private final HeadSample sample;
    private final List<Draws> draws;

    HeadDraws(HeadSample sample, int resamples) {
      this.sample = sample;
      // what all rows leave undefined, a selection of them cannot define
      this.draws =
          sample.measureAll().entrySet().stream()
              .filter(metric -> metric.getValue().isDefined())
              .map(metric -> new Draws(metric.getKey(), resamples))
              .toList();
    }

    void addAll(List<Weights> drawn) {
      for (Weights ofRows : drawn) {
        Weights weights = ofRows.select(sample.rows());
        for (Draws values : draws) {
          values.add(sample.measure(values.metric, weights));
        }
      }
    }

    Map<Metric, Interval> intervals() {
      Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
      for (Draws values : draws) {
        if (values.enough()) {
          intervals.put(values.metric, values.interval());
        }
      }
      return intervals;
    }
  }

  /** The values of one metric in those resamples where it is defined. */
  private static final class Draws {
    private final Metric metric;
    private final double[] values;
    private int defined;

    Draws(Metric metric, int resamples) {
      this.metric = metric;
      this.values = new double[resamples];
    }

    void add(MetricValue value) {
      if (value instanceof MetricValue.Defined number) {
        values[defined++] = number.value();
      }
    }

    boolean enough() {
      return 2 * defined >= values.length;
    }

    Interval interval() {
      return Interval.ofDraws(Arrays.copyOf(values, defined));
    }
  }
}
