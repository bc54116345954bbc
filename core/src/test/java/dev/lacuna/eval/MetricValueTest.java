package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricValueTest {
  private static final MetricValue UNDEFINED = new MetricValue.Undefined("no observed label");

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void definedValueIsAlwaysFinite(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MetricValue.Defined(value));
    assertThat(MetricValue.of(value))
        .isEqualTo(new MetricValue.Undefined("the result is not a finite number"));
  }

  @Test
  void undefinedValueNeedsReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MetricValue.Undefined(" "));
  }

  @Test
  void meanLeavesOutWhatIsUndefined() {
    assertThat(
            MetricValue.meanOfDefined(
                List.of(MetricValue.of(0.5), UNDEFINED, MetricValue.of(0.25))))
        .isEqualTo(MetricValue.of(0.375));
  }

  @Test
  void meanOfNothingDefinedIsUndefined() {
    MetricValue none = new MetricValue.Undefined("no head for which it is defined");
    assertThat(MetricValue.meanOfDefined(List.of(UNDEFINED))).isEqualTo(none);
    assertThat(MetricValue.meanOfDefined(List.of())).isEqualTo(none);
  }
}
