package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SquaredErrorTest {
  private final double[] gradient = {9, 9, 9};

  @Test
  void lossIsTheSquareOfTheDifference() {
    assertThat(new SquaredError().cell(new double[] {0, 3, 0}, 1, 1, gradient)).isEqualTo(4);
    assertThat(gradient).containsExactly(9, 4, 9);
    assertThat(new SquaredError().cell(new double[] {0, 0.5, 0}, 1, 1, gradient)).isEqualTo(0.25);
    assertThat(gradient).containsExactly(9, -1, 9);
  }

  @Test
  void hugeDifferencesStayFinite() {
    assertThat(new SquaredError().cell(new double[] {-1e4}, 0, 1e4, gradient)).isEqualTo(4e8);
    assertThat(gradient[0]).isEqualTo(-4e4);
  }
}
