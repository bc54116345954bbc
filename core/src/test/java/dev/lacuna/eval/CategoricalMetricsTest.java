package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CategoricalMetricsTest {
  /** Decided a, b, b, d, c; class d never occurs among the labels. */
  private static final Case EXAMPLE =
      Case.categorical(
          List.of("a", "a", "b", "", "b", "c"),
          new double[] {0.7, 0.1, 0.1, 0.1},
          new double[] {0.3, 0.5, 0.1, 0.1},
          new double[] {0.2, 0.4, 0.2, 0.2},
          new double[] {0.0, 0.0, 0.0, 1.0},
          new double[] {0.1, 0.2, 0.1, 0.6},
          new double[] {0.1, 0.2, 0.6, 0.1});

  @ParameterizedTest
  @CsvSource({"ACCURACY, 3, 5", "BALANCED_ACCURACY, 2, 3", "F1_MACRO, 13, 18"})
  void agreesWithCountsByHand(Metric metric, double numerator, double denominator) {
    assertThat(EXAMPLE.value(metric)).isCloseTo(numerator / denominator, within(1e-12));
  }

  @Test
  void logLossIsMeanNegativeLogarithm() {
    double product = 0.7 * 0.3 * 0.4 * 0.2 * 0.6;
    assertThat(EXAMPLE.value(Metric.LOG_LOSS)).isCloseTo(-Math.log(product) / 5, within(1e-12));
  }

  @Test
  void firstOfEqualProbabilitiesIsDecided() {
    Case tied = Case.categorical(List.of("a", "b"), new double[4], new double[4]);
    assertThat(tied.value(Metric.ACCURACY)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCURACY", "BALANCED_ACCURACY", "F1_MACRO", "LOG_LOSS"})
  void nothingIsDefinedWithoutLabel(Metric metric) {
    assertThat(Case.categorical(List.of(""), new double[4]).measure(metric))
        .isEqualTo(new MetricValue.Undefined("no observed label"));
  }

  @ParameterizedTest
  @EnumSource(names = {"BALANCED_ACCURACY", "F1_MACRO"})
  void meansOverClassesNeedTwo(Metric metric) {
    assertThat(Case.categorical(List.of("b", "b"), new double[4], new double[4]).measure(metric))
        .isEqualTo(new MetricValue.Undefined("only one class among 2 observed labels"));
  }

  @Test
  void impossibleProbabilityIsNamed() {
    Case bad = Case.categorical(List.of("a"), new double[] {0.5, Double.NaN, 0.1, 0.1});
    assertThat(bad.measure(Metric.ACCURACY))
        .isEqualTo(new MetricValue.Undefined("a prediction is not a probability"));
  }

  @Test
  void metricOfOtherKindIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> EXAMPLE.measure(Metric.ROC_AUC));
  }
}
