package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void largeTablesGetFewerResamples() {
    assertThat(IntStream.of(0, 1, 20_000, 40_000, 200_000, 5_000_000).map(Bootstrap::resamples))
        .containsExactly(1000, 1000, 1000, 500, 100, 100);
  }

  @Test
  void sameSeedGivesSameIntervals() {
    Case example = Case.random(5, 60);
    assertThat(intervals(example, 7)).isEqualTo(intervals(example, 7));
    assertThat(intervals(example, 7)).isNotEqualTo(intervals(example, 8));
  }

  @Test
  void intervalHoldsThePointEstimate() {
    Case example = Case.random(5, 300);
    List<Map<Metric, Interval>> intervals = intervals(example, 1);
    for (int head = 0; head < Case.MIXED.size(); head++) {
      HeadSample sample = example.sample(head);
      intervals
          .get(head)
          .forEach(
              (metric, interval) -> {
                // resampling adds to the calibration error, which is biased upwards
                if (metric != Metric.ECE) {
                  double value = sample.measure(metric).toOptional().orElseThrow();
                  assertThat(interval.contains(value)).as(metric.id()).isTrue();
                  assertThat(interval.high()).isGreaterThan(interval.low());
                }
              });
      assertThat(intervals.get(head).keySet())
          .containsExactlyElementsOf(Metric.forHead(sample.head()));
    }
  }

  @Test
  void intervalOfShareIsAboutTwoStandardErrors() {
    double[] labels = new double[400];
    Arrays.fill(labels, 0, 320, 1);
    double[] scores = new double[400];
    Arrays.fill(scores, 1);
    Interval interval =
        Objects.requireNonNull(
            intervals(Case.binary(labels, scores), 1).get(0).get(Metric.ACCURACY));
    double error = 1.96 * Math.sqrt(0.8 * 0.2 / 400);
    assertThat(interval.low()).isBetween(0.8 - 1.15 * error, 0.8 - 0.85 * error);
    assertThat(interval.high()).isBetween(0.8 + 0.85 * error, 0.8 + 1.15 * error);
  }

  @Test
  void metricThatMostResamplesLeaveUndefinedHasNoInterval() {
    // both labelled rows are drawn in 43 % of the resamples of four rows, and one in 94 %
    double[] labels = {1, 0, Case.MISSING, Case.MISSING};
    Map<Metric, Interval> intervals = intervals(Case.binary(labels, 0.9, 0.2, 0.5, 0.5), 1).get(0);
    assertThat(intervals).containsKey(Metric.ACCURACY).doesNotContainKey(Metric.ROC_AUC);
  }

  @Test
  void undefinedMetricsHaveNoInterval() {
    assertThat(intervals(Case.binary(new double[0]), 1)).containsExactly(Map.of());
    assertThat(intervals(Case.binary(new double[] {Case.MISSING}, 0.5), 1))
        .containsExactly(Map.of());
  }

  @Test
  void percentilesLieBetweenNeighbours() {
    double[] draws = IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
    assertThat(Interval.ofDraws(draws)).isEqualTo(new Interval(2.5, 97.5));
    assertThat(Interval.ofDraws(new double[] {3})).isEqualTo(new Interval(3, 3));
  }

  @Test
  void intervalIsFiniteAndInOrder() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
  }

  @Test
  void thousandResamplesOfThreeThousandRowsTakeSeconds() {
    Case example = Case.random(1, 3000);
    assertTimeout(Duration.ofSeconds(20), () -> intervals(example, 1));
  }

  private static List<Map<Metric, Interval>> intervals(Case example, long seed) {
    List<HeadSample> samples =
        IntStream.range(0, example.labels().heads()).mapToObj(example::sample).toList();
    return Bootstrap.intervals(
        samples, example.labels().rows(), new Evaluator.Resampling(seed, measured -> {}));
  }
}
