package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuberLossTest {
  private final double[] gradient = new double[1];

  /** δ = 2: d²/2 up to 2, then 2·(|d| − 1). */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0.5, 1",
    "0, 1, 0.5, -1",
    "3, 1, 2, 2",
    "6, 1, 8, 2",
    "-4, 1, 8, -2",
    "1e4, 0, 19998, 2",
    "-1e4, 0, 19998, -2"
  })
  void squareTurnsIntoAbsoluteValueAtDelta(double z, double target, double loss, double slope) {
    assertThat(new HuberLoss(2).cell(new double[] {z}, 0, target, gradient)).isEqualTo(loss);
    assertThat(gradient[0]).isEqualTo(slope);
  }

  @Test
  void lossAndSlopeAreContinuousAtDelta() {
    double[] beyond = new double[1];
    double below = new HuberLoss(1.5).cell(new double[] {1.5}, 0, 0, gradient);
    double above = new HuberLoss(1.5).cell(new double[] {Math.nextUp(1.5)}, 0, 0, beyond);

    assertThat(above).isCloseTo(below, within(1e-15));
    assertThat(beyond[0]).isEqualTo(gradient[0]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void deltaThatIsNotPositiveIsRefused(double delta) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HuberLoss(delta))
        .withMessage("delta must be above 0. Found " + delta);
  }
}
