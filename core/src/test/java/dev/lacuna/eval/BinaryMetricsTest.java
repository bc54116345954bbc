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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryMetricsTest {
  /** At 0.5: 2 true and 1 false positive, 3 true and 1 false negative. Two pairs of scores tie. */
  private static final Case EXAMPLE =
      Case.binary(
          new double[] {1, MISSING, 1, 0, 1, 0, 0, 0}, 0.9, 0.01, 0.6, 0.6, 0.4, 0.4, 0.1, 0.2);

  @ParameterizedTest
  @CsvSource({
    "ACCURACY, 5, 7",
    "BALANCED_ACCURACY, 17, 24",
    "F1, 2, 3",
    "F1_MACRO, 17, 24",
    "MCC, 5, 12",
    "ROC_AUC, 10, 12",
    "PR_AUC, 34, 45",
    "BRIER, 1.1, 7",
    "ECE, 0.8, 7"
  })
  void agreesWithCountsByHand(Metric metric, double numerator, double denominator) {
    assertThat(EXAMPLE.value(metric)).isCloseTo(numerator / denominator, within(1e-12));
  }

  @Test
  void logLossIsMeanNegativeLogarithm() {
    double sum = 2 * Math.log(0.9) + 2 * Math.log(0.6) + 2 * Math.log(0.4) + Math.log(0.8);
    assertThat(EXAMPLE.value(Metric.LOG_LOSS)).isCloseTo(-sum / 7, within(1e-12));
  }

  @Test
  void certainAndWrongCostsFiniteLogLoss() {
    Case wrong = Case.binary(new double[] {1, 0}, 0, 1);
    assertThat(wrong.value(Metric.LOG_LOSS)).isCloseTo(-Math.log(1e-15), within(1e-2));
  }

  @Test
  void perfectScoresArePerfect() {
    Case perfect = Case.binary(new double[] {1, 0, 0}, 1, 0, 0);
    assertThat(
            List.of(
                perfect.value(Metric.ROC_AUC),
                perfect.value(Metric.PR_AUC),
                perfect.value(Metric.MCC),
                perfect.value(Metric.F1)))
        .containsOnly(1.0);
    assertThat(perfect.value(Metric.ECE)).isZero();
  }

  @Test
  void equalScoresAreOneStep() {
    Case tied = Case.binary(new double[] {1, 0, 0, 1}, 0.5, 0.5, 0.5, 0.5);
    assertThat(tied.value(Metric.ROC_AUC)).isEqualTo(0.5);
    assertThat(tied.value(Metric.PR_AUC)).isEqualTo(0.5);
  }

  @Test
  void lastBinOfCalibrationHoldsOne() {
    assertThat(Case.binary(new double[] {1, 0}, 1, 0.95).value(Metric.ECE))
        .isCloseTo(0.95 / 2, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"RMSE", "MAE", "R2", "SPEARMAN"})
  void nothingIsDefinedWithoutLabel(Metric metric) {
    assertReason(Case.binary(new double[] {MISSING}, 0.5), metric, "no observed label");
    assertReason(Case.binary(new double[0]), metric, "no observed label");
  }

  @ParameterizedTest
  @EnumSource(names = {"BALANCED_ACCURACY", "F1_MACRO", "ROC_AUC", "MCC"})
  void someMetricsNeedBothClasses(Metric metric) {
    for (double label : new double[] {0, 1}) {
      assertReason(
          Case.binary(new double[] {label, label, MISSING}, 0.2, 0.9, 0.9),
          metric,
          "only one class among 2 observed labels");
      assertReason(Case.binary(new double[] {label}, 0.2), metric, "only one observed label");
    }
  }

  @Test
  void precisionRecallNeedsPositive() {
    assertReason(
        Case.binary(new double[] {0, 0}, 0.9, 0.2),
        Metric.PR_AUC,
        "no positive among 2 observed labels");
    assertReason(
        Case.binary(new double[] {0}, 0.9),
        Metric.PR_AUC,
        "the only observed label is not positive");
    assertThat(Case.binary(new double[] {1}, 0.1).value(Metric.PR_AUC)).isEqualTo(1);
  }

  @Test
  void f1NeedsPositiveLabelOrDecision() {
    assertReason(
        Case.binary(new double[] {0, 0}, 0.4, 0.2),
        Metric.F1,
        "no positive label and no positive decision");
    assertThat(Case.binary(new double[] {0, 0}, 0.6, 0.2).value(Metric.F1)).isZero();
    assertThat(Case.binary(new double[] {1, 0}, 0.4, 0.2).value(Metric.F1)).isZero();
  }

  @Test
  void correlationNeedsBothDecisions() {
    assertReason(
        Case.binary(new double[] {0, 1}, 0.9, 0.8), Metric.MCC, "every decision is the same class");
    assertReason(
        Case.binary(new double[] {0, 1}, 0.1, 0.2), Metric.MCC, "every decision is the same class");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1, 1.1})
  void impossibleProbabilityIsNamed(double score) {
    Case bad = Case.binary(new double[] {1, 0}, score, 0.2);
    for (Metric metric : Metric.forHead(Case.BINARY)) {
      assertReason(bad, metric, "a prediction is not a probability");
    }
  }

  @Test
  void roundingBeyondOneIsForgiven() {
    assertThat(Case.binary(new double[] {1}, Math.nextUp(1.0)).value(Metric.BRIER)).isZero();
  }

  @Test
  void metricOfOtherKindIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EXAMPLE.measure(Metric.RMSE))
        .withMessage("metric must apply to a binary head, metric = rmse");
  }

  @Property
  void rocAucIsShareOfPairsInOrder(@ForAll("cells") List<Cell> cells) {
    List<Cell> positives = cells.stream().filter(cell -> cell.label() == 1).toList();
    List<Cell> negatives = cells.stream().filter(cell -> cell.label() == 0).toList();
    Assume.that(!positives.isEmpty() && !negatives.isEmpty());
    double inOrder = 0;
    for (Cell positive : positives) {
      for (Cell negative : negatives) {
        inOrder += (Math.signum(positive.score() - negative.score()) + 1) / 2;
      }
    }
    assertThat(Case.binary(cells).value(Metric.ROC_AUC))
        .isCloseTo(inOrder / (positives.size() * negatives.size()), within(1e-12));
  }

  @Property
  void averagePrecisionIsSumOverThresholds(@ForAll("cells") List<Cell> cells) {
    List<Cell> observed = cells.stream().filter(cell -> !Double.isNaN(cell.label())).toList();
    double positives = observed.stream().mapToDouble(Cell::label).sum();
    Assume.that(positives > 0);
    double sum = 0;
    for (double score : observed.stream().mapToDouble(Cell::score).distinct().toArray()) {
      List<Cell> above = observed.stream().filter(cell -> cell.score() >= score).toList();
      double right = above.stream().mapToDouble(Cell::label).sum();
      double step =
          above.stream().filter(cell -> cell.score() == score).mapToDouble(Cell::label).sum();
      sum += step / positives * right / above.size();
    }
    assertThat(Case.binary(cells).value(Metric.PR_AUC)).isCloseTo(sum, within(1e-12));
  }

  @Provide
  Arbitrary<List<Cell>> cells() {
    Arbitrary<Double> labels = Arbitraries.of(0.0, 1.0, MISSING);
    Arbitrary<Double> scores = Arbitraries.integers().between(0, 8).map(i -> i / 8.0);
    return Combinators.combine(labels, scores).as(Cell::new).list().ofMaxSize(40);
  }

  private static void assertReason(Case example, Metric metric, String reason) {
    assertThat(example.measure(metric)).isEqualTo(new MetricValue.Undefined(reason));
  }
}
