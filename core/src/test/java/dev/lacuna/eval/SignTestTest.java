package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignTestTest {
  @Test
  void fiveOfFiveHappenByChanceTwiceInThirtyTwo() {
    SignTest test = SignTest.of(0.1, 0.2, 0.05, 0.3, 0.01);

    assertThat(test.larger()).isEqualTo(5);
    assertThat(test.smaller()).isZero();
    assertThat(test.p()).isCloseTo(2 / 32.0, within(1e-12));
  }

  @Test
  void fourOfFiveHappenTwelveTimesInThirtyTwo() {
    // 2 · (1 + 5) / 32
    assertThat(SignTest.of(-1, 2, -3, -4, -5).p()).isCloseTo(12 / 32.0, within(1e-12));
  }

  @Test
  void equalPairsCountForNeither() {
    SignTest test = SignTest.of(0, 0, -0.0, 1, -1);

    assertThat(test).isEqualTo(new SignTest(1, 1, 1));
    assertThat(SignTest.of(0, 0)).isEqualTo(new SignTest(0, 0, 1));
  }
}
