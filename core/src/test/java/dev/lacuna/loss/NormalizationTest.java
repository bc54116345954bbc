package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three heads, five rows: n = 4, 1, 0; w = 1, 3, 2; ρ = 1/2, 1/4, 1/4. */
class NormalizationTest {
  private static final int[] OBSERVED = {4, 1, 0};
  private static final double[] WEIGHTS = {1, 3, 2};
  private static final double[] SHARES = {0.5, 0.25, 0.25};
  private static final int ROWS = 5;

  @Test
  void perHeadDividesByTheHeadsCountAndTheWeightsOfPresentHeads() {
    assertCoefficients(Normalization.PER_HEAD, 1 / (4 * 4.0), 3 / (1 * 4.0), 0);
  }

  @Test
  void pooledDividesByTheWeightedCount() {
    assertCoefficients(Normalization.POOLED, 1 / 7.0, 3 / 7.0, 2 / 7.0);
  }

  @Test
  void expectedDividesByTheCellsOneExpects() {
    assertCoefficients(Normalization.EXPECTED, 1 / 7.5, 3 / 3.75, 2 / 3.75);
  }

  @Test
  void allCellsDividesByAllCells() {
    assertCoefficients(Normalization.ALL_CELLS, 1 / 15.0, 3 / 15.0, 2 / 15.0);
  }

  @Test
  void headNeverObservedInTrainingExpectsNothing() {
    assertThat(coefficients(Normalization.EXPECTED, OBSERVED, WEIGHTS, new double[] {0.5, 0.25, 0}))
        .containsExactly(new double[] {1 / 7.5, 3 / 3.75, 0}, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsDividedByZero(Normalization normalization) {
    double[] c = coefficients(normalization, new int[3], WEIGHTS, new double[3]);

    assertThat(c).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource
  void presentHeadsOfWeightZeroAreNotDividedByZero(Normalization normalization) {
    double[] c = coefficients(normalization, OBSERVED, new double[] {0, 0, 1}, SHARES);

    assertThat(c[0]).isZero();
    assertThat(c[1]).isZero();
    assertThat(c[2]).isFinite();
  }

  @Test
  void idIsWrittenWithHyphens() {
    assertThat(Normalization.PER_HEAD.id()).isEqualTo("per-head");
    assertThat(Normalization.ALL_CELLS.id()).isEqualTo("all-cells");
  }

  private static void assertCoefficients(Normalization normalization, double... expected) {
    assertThat(coefficients(normalization, OBSERVED, WEIGHTS, SHARES))
        .containsExactly(expected, within(1e-15));
  }

  private static double[] coefficients(
      Normalization normalization, int[] observed, double[] weights, double[] shares) {
    int rows = Arrays.stream(observed).sum() == 0 ? 0 : ROWS;
    double[] c = new double[weights.length];
    normalization.fill(new Normalization.Counts(observed, rows, shares), weights, c);
    return c;
  }
}
