package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingConfigTest {
  private static final TrainingConfig PLAN =
      new TrainingConfig(9, 4, 0.1, 0, Optional.empty(), new TrainingConfig.Compute(1, 0));

  @Test
  void scaleOfInitialWeightsStaysWithSeedAndEnd() {
    TrainingConfig small = PLAN.withInitialScale(0.25);

    assertThat(PLAN.initialScale()).isEqualTo(1);
    assertThat(small).isNotEqualTo(PLAN);
    assertThat(small.withSeed(2).initialScale()).isEqualTo(0.25);
    assertThat(small.endingAfter(3).initialScale()).isEqualTo(0.25);
    assertThat(small.withInitialScale(1)).isEqualTo(PLAN);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void scaleMustBeAboveZero(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAN.withInitialScale(scale))
        .withMessage("the scale of initial weights must be above 0. Found " + scale);
  }
}
