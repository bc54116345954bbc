package dev.lacuna.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticksAreRoundNumbers() {
    assertThat(Axis.share("p").ticks().stream().map(Axis.share("p")::print))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
  }

  @Test
  void numbersHaveTheDecimalsThatTicksNeed() {
    Axis axis = Axis.around("error", -800, 1_400);

    assertThat(axis.print(-500)).isEqualTo("−500");
    assertThat(axis.print(1_500)).isEqualTo("1,500");
    assertThat(new Axis("small", 0, 0.001).print(0.0002)).isEqualTo("0.0002");
    assertThat(new Axis("large", 0, 3e9).print(1e9)).isEqualTo("1.0e+09");
  }

  @Property
  void anAxisAroundTwoNumbersHoldsBothAndAFewTicks(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double b) {
    Axis axis = Axis.around("x", Math.min(a, b), Math.max(a, b));

    assertThat(axis.low()).isLessThanOrEqualTo(Math.min(a, b));
    assertThat(axis.high()).isGreaterThanOrEqualTo(Math.max(a, b));
    assertThat(axis.ticks()).hasSizeBetween(2, 9);
  }

  @Test
  void anAxisNeedsFiniteEndsInOrder() {
    assertThatThrownBy(() -> new Axis("x", 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low = 1.0, high = 1.0");
    assertThatThrownBy(() -> new Axis("x", 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
