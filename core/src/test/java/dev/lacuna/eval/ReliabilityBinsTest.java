package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReliabilityBinsTest {
  @Test
  void aBinSaysWhatWasPredictedAndWhatCameTrue() {
    Case some = Case.binary(new double[] {1, 0, 1, Case.MISSING}, 0.01, 0.03, 1, 0.5);

    ReliabilityBins bins = bins(some).orElseThrow();

    assertThat(bins.bins()).hasSize(2);
    assertThat(bins.bins().get(0).cells()).isEqualTo(2);
    assertThat(bins.bins().get(0).meanProbability()).isCloseTo(0.02, within(1e-12));
    assertThat(bins.bins().get(0).positiveShare()).isEqualTo(0.5);
    assertThat(bins.bins().get(1)).isEqualTo(new ReliabilityBins.Bin(14.0 / 15, 1, 1, 1, 1));
  }

  @Property(tries = 50)
  void theGapsComeToTheMetric(@ForAll long seed) {
    Case some = Case.random(seed, 80);

    double metric =
        Evaluator.score(some.labels(), some.predictions(), 0, Metric.ECE)
            .toOptional()
            .orElseThrow();

    assertThat(bins(some).orElseThrow().calibrationError()).isCloseTo(metric, within(1e-12));
  }

  @Test
  void thereAreNoneWithoutLabels() {
    assertThat(bins(Case.binary(new double[] {Case.MISSING}, 0.5))).isEmpty();
  }

  private static Optional<ReliabilityBins> bins(Case some) {
    return ReliabilityBins.of(some.labels(), some.predictions(), 0);
  }
}
