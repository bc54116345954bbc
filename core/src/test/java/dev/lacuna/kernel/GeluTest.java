package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class GeluTest {
  @Test
  void valueIsThatOfTheErrorFunctionWithinTheLimitStated() {
    for (double z = -9; z <= 9; z += 0.001) {
      assertThat(Gelu.value(z)).as("z = %s", z).isCloseTo(z * normal(z), within(3e-7));
    }
  }

  @Test
  void derivativeIsThatOfTheExactFunction() {
    for (double z = -9; z <= 9; z += 0.001) {
      double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
      assertThat(Gelu.derivative(z))
          .as("z = %s", z)
          .isCloseTo(normal(z) + z * density, within(1e-7));
    }
  }

  @Test
  void farOutItIsZeroOrTheNumberItself() {
    assertThat(Gelu.value(0)).isZero();
    assertThat(Gelu.value(1e6)).isEqualTo(1e6);
    assertThat(Gelu.value(-1e6)).isZero();
    assertThat(Gelu.derivative(1e6)).isEqualTo(1);
    assertThat(Gelu.derivative(-1e6)).isZero();
  }

  private static double normal(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }
}
