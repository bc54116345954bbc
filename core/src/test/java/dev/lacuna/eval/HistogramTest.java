package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void binsAreOfEqualWidthAndTheLastHoldsItsEnd() {
    Histogram histogram = Histogram.of(new double[] {0, 0.4, 0.5, 0.99, 1}, 0, 1, 2);

    assertThat(histogram.counts()).containsExactly(2, 3);
    assertThat(histogram.edge(1)).isEqualTo(0.5);
    assertThat(histogram.edge(2)).isEqualTo(1);
  }

  @Test
  void endsComeFromTheNumbers() {
    Histogram histogram = Histogram.of(new double[] {-2, 4, 0, 4}, 3);

    assertThat(histogram).isEqualTo(new Histogram(-2, 4, List.of(1, 1, 2)));
  }

  @Test
  void equalNumbersAreOneBinAroundThem() {
    assertThat(Histogram.of(new double[] {7, 7}, 10))
        .isEqualTo(new Histogram(6.5, 7.5, List.of(2)));
  }

  @Test
  void aHistogramWithoutWidthIsRefused() {
    assertThatThrownBy(() -> new Histogram(1, 1, List.of(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low = 1.0");
  }

  @Test
  void scoresAreCountedByLabel() {
    Case some = Case.binary(new double[] {1, 0, 1, Case.MISSING}, 0.99, 0.02, 1, 0.5);

    ScoreHistogram scores = ScoreHistogram.of(some.labels(), some.predictions(), 0).orElseThrow();

    assertThat(scores.negatives().counts()).hasSize(20).startsWith(1).endsWith(0);
    assertThat(scores.positives().counts()).hasSize(20).startsWith(0).endsWith(2);
  }

  @Test
  void thereAreNoScoresWithoutLabels() {
    Case some = Case.binary(new double[] {Case.MISSING}, 0.5);

    assertThat(ScoreHistogram.of(some.labels(), some.predictions(), 0)).isEmpty();
  }
}
