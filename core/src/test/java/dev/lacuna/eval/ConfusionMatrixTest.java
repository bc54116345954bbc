package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final Case SOME =
      Case.binary(new double[] {1, 0, 1, 0, Case.MISSING}, 0.9, 0.6, 0.4, 0.1, 0.5);

  @Test
  void rowsAreLabelsAndColumnsDecisions() {
    assertThat(matrix(SOME, 0.5).orElseThrow().counts())
        .containsExactly(List.of(1L, 1L), List.of(1L, 1L));
  }

  @Test
  void theThresholdDecides() {
    ConfusionMatrix strict = matrix(SOME, 0.7).orElseThrow();

    assertThat(strict.counts()).containsExactly(List.of(2L, 0L), List.of(1L, 1L));
    assertThat(strict.observed()).isEqualTo(4);
    assertThat(strict.labelled(1)).isEqualTo(2);
  }

  @Test
  void aCategoricalHeadHasARowForEachClass() {
    Case some =
        Case.categorical(
            List.of("a", "c", ""),
            new double[] {0.7, 0.1, 0.1, 0.1},
            new double[] {0.1, 0.1, 0.2, 0.6},
            new double[] {1, 0, 0, 0});

    ConfusionMatrix matrix = matrix(some, 0.5).orElseThrow();

    assertThat(matrix.classes()).containsExactly("a", "b", "c", "d");
    assertThat(matrix.counts())
        .containsExactly(
            List.of(1L, 0L, 0L, 0L),
            List.of(0L, 0L, 0L, 0L),
            List.of(0L, 0L, 0L, 1L),
            List.of(0L, 0L, 0L, 0L));
  }

  @Test
  void thereIsNoneWithoutLabelsOrClasses() {
    assertThat(matrix(Case.binary(new double[] {Case.MISSING}, 0.5), 0.5)).isEmpty();
    assertThat(matrix(Case.regression(new double[] {1, 2}, 1, 2), 0.5)).isEmpty();
  }

  private static Optional<ConfusionMatrix> matrix(Case some, double threshold) {
    return ConfusionMatrix.of(some.labels(), some.predictions(), 0, threshold);
  }
}
