package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadWeightsTest {
  @Test
  void equalWeightsAreOne() {
    assertThat(HeadWeights.equal(3).values()).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void someWeightsMayBeZero() {
    assertThat(new HeadWeights(List.of(0.0, 2.0)).asArray()).containsExactly(0, 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void weightThatIsNegativeOrNotFiniteIsRefused(double weight) {
    assertRefused(List.of(1.0, weight));
  }

  @Test
  void weightsThatAreAllZeroAreRefused() {
    assertRefused(List.of(0.0, 0.0));
    assertRefused(List.of());
  }

  private static void assertRefused(List<Double> weights) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadWeights(weights))
        .withMessage("head weights must be finite, 0 or more, and not all 0. Found " + weights);
  }
}
