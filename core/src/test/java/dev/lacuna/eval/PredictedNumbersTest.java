package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PredictedNumbersTest {
  @Test
  void eachObservedCellIsAPair() {
    Case some = Case.regression(new double[] {1, Case.MISSING, -3}, 1.5, 7, -4);

    PredictedNumbers numbers =
        PredictedNumbers.of(some.labels(), some.predictions(), 0).orElseThrow();

    assertThat(numbers.pairs())
        .containsExactly(new PredictedNumbers.Pair(1, 1.5), new PredictedNumbers.Pair(-3, -4));
    assertThat(numbers.pairs().get(1).error()).isEqualTo(-1);
  }

  @Test
  void thereAreNoneWithoutLabelsOrOfPredictionsThatAreNotFinite() {
    Case none = Case.regression(new double[] {Case.MISSING}, 1);
    Case infinite = Case.regression(new double[] {1}, Double.POSITIVE_INFINITY);
    Case classes = Case.binary(new double[] {1}, 0.5);

    assertThat(PredictedNumbers.of(none.labels(), none.predictions(), 0)).isEmpty();
    assertThat(PredictedNumbers.of(infinite.labels(), infinite.predictions(), 0)).isEmpty();
    assertThat(PredictedNumbers.of(classes.labels(), classes.predictions(), 0)).isEmpty();
  }
}
