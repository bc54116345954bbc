package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SigmoidTest {
  @Test
  void tableIsWithinHalfAThousandth() {
    for (float x = -20; x <= 20; x += 0.0031f) {
      assertThat((double) Sigmoid.of(x)).isCloseTo(1 / (1 + Math.exp(-x)), within(0.0005));
    }
  }

  @Test
  void largeNumbersSaturate() {
    assertThat(Sigmoid.of(8)).isOne();
    assertThat(Sigmoid.of(Float.POSITIVE_INFINITY)).isOne();
    assertThat(Sigmoid.of(-8.001f)).isZero();
    assertThat(Sigmoid.of(Float.NEGATIVE_INFINITY)).isZero();
  }
}
