package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {
  @Test
  void eachDistinctScoreIsAPointFromTheHighestDown() {
    Case some = Case.binary(new double[] {1, 0, 1, 0, Case.MISSING}, 0.9, 0.6, 0.6, 0.1, 0.5);

    PrecisionRecallCurve curve = curve(some).orElseThrow();

    assertThat(curve.points())
        .containsExactly(
            new PrecisionRecallCurve.Point(0.5, 1, 0.9),
            new PrecisionRecallCurve.Point(1, 2.0 / 3, 0.6),
            new PrecisionRecallCurve.Point(1, 0.5, 0.1));
    assertThat(curve.observed()).isEqualTo(4);
    assertThat(curve.share()).isEqualTo(0.5);
  }

  @Property(tries = 50)
  void theAreaBelowTheStepsIsTheMetric(@ForAll long seed) {
    Case some = Case.random(seed, 80);

    double metric =
        Evaluator.score(some.labels(), some.predictions(), 1, Metric.PR_AUC)
            .toOptional()
            .orElseThrow();

    assertThat(
            PrecisionRecallCurve.of(some.labels(), some.predictions(), 1)
                .orElseThrow()
                .averagePrecision())
        .isCloseTo(metric, within(1e-12));
  }

  @Test
  void thereIsNoneWithoutAPositive() {
    assertThat(curve(Case.binary(new double[] {0, 0}, 0.2, 0.4))).isEmpty();
  }

  private static Optional<PrecisionRecallCurve> curve(Case some) {
    return PrecisionRecallCurve.of(some.labels(), some.predictions(), 0);
  }
}
