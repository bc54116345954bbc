package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void eachDistinctScoreIsAPointFromTheHighestDown() {
    Case some = Case.binary(new double[] {1, 0, 1, 0, Case.MISSING}, 0.9, 0.6, 0.6, 0.1, 0.5);

    assertThat(curve(some).orElseThrow().points())
        .containsExactly(
            new RocCurve.Point(0, 0, INFINITE),
            new RocCurve.Point(0, 0.5, 0.9),
            new RocCurve.Point(0.5, 1, 0.6),
            new RocCurve.Point(1, 1, 0.1));
  }

  @Test
  void onlyObservedCellsCount() {
    Case some = Case.binary(new double[] {1, 0, Case.MISSING}, 0.9, 0.1, 0.5);

    assertThat(curve(some).orElseThrow().observed()).isEqualTo(2);
  }

  @Property(tries = 50)
  void theAreaBelowIsTheMetric(@ForAll long seed) {
    Case some = Case.random(seed, 80);

    double metric =
        Evaluator.score(some.labels(), some.predictions(), 0, Metric.ROC_AUC)
            .toOptional()
            .orElseThrow();

    assertThat(curve(some).orElseThrow().area()).isCloseTo(metric, within(1e-12));
  }

  @Test
  void thereIsNoneOfOneClass() {
    assertThat(curve(Case.binary(new double[] {1, 1}, 0.2, 0.4))).isEmpty();
  }

  @Test
  void thereIsNoneOfWhatIsNoProbability() {
    assertThat(curve(Case.binary(new double[] {1, 0}, 0.2, Double.NaN))).isEmpty();
  }

  @Test
  void thereIsNoneOfOtherKindsOfHeads() {
    Case some = Case.random(1, 20);

    assertThat(RocCurve.of(some.labels(), some.predictions(), 2)).isEmpty();
    assertThat(RocCurve.of(some.labels(), some.predictions(), 3)).isEmpty();
  }

  private static Optional<RocCurve> curve(Case some) {
    return RocCurve.of(some.labels(), some.predictions(), 0);
  }
}
