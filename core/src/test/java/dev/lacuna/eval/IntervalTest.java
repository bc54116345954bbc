package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void intervalOfAMeanIsStudents() {
    Interval interval = Interval.ofMean(1, 2, 3);

    // s = 1, t = 4.302653 for two degrees of freedom
    assertThat(interval.low()).isEqualTo(2 - 4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(interval.high()).isEqualTo(2 + 4.302653 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void intervalOfEqualValuesIsAPoint() {
    assertThat(Interval.ofMean(0.5, 0.5)).isEqualTo(new Interval(0.5, 0.5));
  }

  @Test
  void intervalContainsItsEnds() {
    Interval interval = new Interval(-1, 2);

    assertThat(interval.contains(-1)).isTrue();
    assertThat(interval.contains(0)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(Math.nextDown(-1.0))).isFalse();
    assertThat(interval.contains(Math.nextUp(2.0))).isFalse();
  }

  @Test
  void oneValueHasNoInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interval.ofMean(1))
        .withMessageContaining("at least two");
  }
}
