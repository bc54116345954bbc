package dev.lacuna.eval;

import static dev.lacuna.eval.Case.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.Case.Cell;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegressionMetricsTest {
  private static final Case EXAMPLE =
      Case.regression(new double[] {1, 2, MISSING, 3, 5}, 2, 2, 1e9, 4, 4);

  @Test
  void agreesWithArithmeticByHand() {
    assertThat(EXAMPLE.value(Metric.RMSE)).isCloseTo(Math.sqrt(0.75), within(1e-12));
    assertThat(EXAMPLE.value(Metric.MAE)).isEqualTo(0.75);
    assertThat(EXAMPLE.value(Metric.R2)).isCloseTo(1 - 3 / 8.75, within(1e-12));
    assertThat(EXAMPLE.value(Metric.SPEARMAN)).isCloseTo(4 / Math.sqrt(20), within(1e-12));
  }

  @Test
  void worseThanTheMeanIsNegative() {
    assertThat(Case.regression(new double[] {0, 2}, 2, 0).value(Metric.R2)).isEqualTo(-3);
  }

  @Test
  void negativeZeroTiesWithZero() {
    Case zeros = Case.regression(new double[] {0, -0.0, 1}, -0.0, 0, 1);
    assertThat(zeros.value(Metric.SPEARMAN)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"RMSE", "MAE", "R2", "SPEARMAN"})
  void nothingIsDefinedWithoutLabel(Metric metric) {
    assertReason(Case.regression(new double[] {MISSING}, 1), metric, "no observed label");
  }

  @ParameterizedTest
  @EnumSource(names = {"R2", "SPEARMAN"})
  void constantLabelsExplainNothing(Metric metric) {
    // three times 0.1 has a mean that is not 0.1
    assertReason(Case.regression(new double[] {0.1, 0.1, 0.1}, 1, 2, 3), metric, "constant labels");
    assertReason(Case.regression(new double[] {5}, 4), metric, "constant labels");
  }

  @Test
  void constantPredictionsHaveNoRanks() {
    assertReason(
        Case.regression(new double[] {1, 2}, 3, 3), Metric.SPEARMAN, "constant predictions");
  }

  @ParameterizedTest
  @EnumSource(names = {"RMSE", "MAE", "R2", "SPEARMAN"})
  void predictionThatIsNoNumberIsNamed(Metric metric) {
    assertReason(
        Case.regression(new double[] {1, 2}, 1, Double.NaN),
        metric,
        "a prediction is not a finite number");
  }

  @Test
  void overflowIsUndefined() {
    assertReason(
        Case.regression(new double[] {1, 2}, 1, 1e300),
        Metric.RMSE,
        "the result is not a finite number");
  }

  @Test
  void metricOfOtherKindIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> EXAMPLE.measure(Metric.ACCURACY));
  }

  @Property
  void spearmanAgreesWithCommonsMath(@ForAll("cells") List<Cell> cells) {
    double[] labels = cells.stream().mapToDouble(Cell::label).toArray();
    double[] predictions = cells.stream().mapToDouble(Cell::score).toArray();
    double expected = new SpearmansCorrelation().correlation(labels, predictions);
    Assume.that(!Double.isNaN(expected));
    assertThat(Case.regression(cells).value(Metric.SPEARMAN)).isCloseTo(expected, within(1e-12));
  }

  @Provide
  Arbitrary<List<Cell>> cells() {
    Arbitrary<Double> numbers = Arbitraries.integers().between(-4, 4).map(i -> i / 2.0);
    return Combinators.combine(numbers, numbers).as(Cell::new).list().ofMinSize(2).ofMaxSize(30);
  }

  private static void assertReason(Case example, Metric metric, String reason) {
    assertThat(example.measure(metric)).isEqualTo(new MetricValue.Undefined(reason));
  }
}
