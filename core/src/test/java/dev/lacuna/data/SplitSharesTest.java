package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitSharesTest {
  @Test
  void sharesThatDivideTheWholeAreKept() {
    assertThat(new SplitShares(0.8, 0.1, 0.1).asArray()).containsExactly(0.8, 0.1, 0.1);
    assertThat(new SplitShares(1, 0, 0).asArray()).containsExactly(1, 0, 0);
  }

  @Test
  void roundedThirdsAreCloseEnough() {
    assertThat(new SplitShares(0.3333333, 0.3333333, 0.3333333).dev()).isEqualTo(0.3333333);
  }

  @ParameterizedTest
  @CsvSource({
    "0.8, 0.1, 0.2",
    "0.8, 0.1, 0.05",
    "0.0, 0.5, 0.5",
    "1.2, -0.2, 0.0",
    "1.2, 0.0, -0.2",
    "NaN, 0.5, 0.5",
    "0.5, NaN, 0.5"
  })
  void sharesThatDoNotDivideTheWholeAreRefused(double train, double dev, double test) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SplitShares(train, dev, test))
        .withMessage("must be three shares of 0 or more that add up to 1, train above 0");
  }
}
