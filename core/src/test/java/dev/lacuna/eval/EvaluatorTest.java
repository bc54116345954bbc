package dev.lacuna.eval;

import static dev.lacuna.eval.Case.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.data.Randomness;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.Json;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final LabelSchema TWO =
      LabelSchema.of(BinaryHead.of("y0", MaskValue.NAN), BinaryHead.of("y1", MaskValue.NAN));
  private static final double[] NONSENSE = {Double.NaN, Double.POSITIVE_INFINITY, -1e30, 7};

  /** Head y0: labels 1, 0, 1, all right but one. Head y1: one class only. */
  private static final Case EXAMPLE =
      Case.of(
          TWO,
          new double[][] {{1, 1}, {0, MISSING}, {1, 1}, {MISSING, MISSING}},
          new double[] {0.9, 0.8, 0.2, 0.5, 0.3, 0.7, 0.5, 0.5});

  @Property(tries = 30)
  void maskedCellsNeverCount(@ForAll long seed, @ForAll @IntRange(max = 30) int rows) {
    Case example = Case.random(seed, rows);
    Case spoilt = new Case(example.labels(), spoilMasked(example, seed));
    assertThat(json(spoilt)).isEqualTo(json(example));
  }

  @Property(tries = 100)
  void orderOfRowsIsIrrelevant(@ForAll long seed, @ForAll @IntRange(max = 30) int rows) {
    Case example = Case.random(seed, rows);
    Case shuffled =
        example.select(Randomness.permutation(rows, Randomness.of(seed, "permutation")));
    for (int head = 0; head < Case.MIXED.size(); head++) {
      Case.assertClose(shuffled.sample(head).measureAll(), example.sample(head).measureAll());
    }
  }

  @Property(tries = 30)
  void scoreIsMacroMean(@ForAll long seed, @ForAll @IntRange(max = 30) int rows) {
    Case example = Case.random(seed, rows);
    Evaluation evaluation = example.evaluate();
    for (Metric metric : Metric.values()) {
      assertThat(Evaluator.score(example.labels(), example.predictions(), metric))
          .isEqualTo(evaluation.macro(metric));
    }
  }

  @Test
  void macroMeanCountsItsHeads() {
    Evaluation evaluation = EXAMPLE.evaluate();
    assertThat(evaluation.macro(Metric.ACCURACY)).isEqualTo(MetricValue.of((2.0 / 3 + 1) / 2));
    assertThat(evaluation.macroHeads(Metric.ACCURACY)).isEqualTo(2);
    assertThat(evaluation.macro(Metric.ROC_AUC)).isEqualTo(MetricValue.of(1));
    assertThat(evaluation.macroHeads(Metric.ROC_AUC)).isEqualTo(1);
    assertThat(evaluation.macro(Metric.RMSE).isDefined()).isFalse();
    assertThat(evaluation.macroHeads(Metric.RMSE)).isZero();
  }

  @Test
  void countsStandBesideEachHead() {
    HeadEvaluation head = EXAMPLE.evaluate().head("y0");
    assertThat(head.counts()).isEqualTo(new LabelCounts(3, 1, Map.of("0", 1, "1", 2)));
    assertThat(head.counts().classes().keySet()).containsExactly("0", "1");
  }

  @Test
  void resamplesAreCountedUntilAllAreMeasured() {
    List<Long> told = new ArrayList<>();
    Evaluator.evaluate(
        EXAMPLE.labels(),
        EXAMPLE.predictions(),
        Thresholds.fixed(EXAMPLE.labels().schema()),
        new Evaluator.Resampling(1, told::add));

    assertThat(told).isSorted().last().isEqualTo((long) Evaluator.resamples(4));
  }

  @Test
  void tunedThresholdChangesDecisionsOnly() {
    Thresholds tuned = new Thresholds(List.of(0.25, 0.5));
    Evaluation evaluation = Evaluator.evaluate(EXAMPLE.labels(), EXAMPLE.predictions(), tuned, 1);
    HeadEvaluation head = evaluation.head("y0");
    assertThat(head.metric(Metric.ACCURACY)).isEqualTo(MetricValue.of(2.0 / 3));
    assertThat(head.tuned()).containsEntry(Metric.ACCURACY, MetricValue.of(1));
    assertThat(head.tuned().keySet())
        .containsExactly(
            Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.F1, Metric.F1_MACRO, Metric.MCC);
    assertThat(head.threshold()).isEqualTo(0.25);
  }

  @Test
  void jointAccuracyIsOverCompleteRows() {
    assertThat(EXAMPLE.evaluate().joint()).isEqualTo(new JointEvaluation(MetricValue.of(0.5), 2));
  }

  @Test
  void jointAccuracyLeavesOutRegression() {
    Case example =
        Case.of(
            LabelSchema.of(Case.BINARY, Case.REGRESSION),
            new double[][] {{1, MISSING}, {0, 3}},
            new double[] {0.9, 1, 0.1, 2});
    assertThat(example.evaluate().joint()).isEqualTo(new JointEvaluation(MetricValue.of(1), 2));
  }

  @Test
  void jointAccuracyNeedsCompleteRowAndClasses() {
    Case never = Case.of(TWO, new double[][] {{1, MISSING}, {MISSING, 1}}, new double[4]);
    assertThat(never.evaluate().joint().subsetAccuracy())
        .isEqualTo(new MetricValue.Undefined("no row has the labels of all heads observed"));
    assertThat(Case.regression(new double[] {1}, 1).evaluate().joint())
        .isEqualTo(new JointEvaluation(new MetricValue.Undefined("no head has classes"), 0));
    assertThat(Case.binary(new double[] {0}, Double.NaN).evaluate().joint().subsetAccuracy())
        .isEqualTo(new MetricValue.Undefined("a prediction is not a probability"));
  }

  @Property(tries = 10)
  void sameInputsAndSeedGiveSameBytes(@ForAll long seed) {
    Case example = Case.random(seed, 20);
    assertThat(json(example)).isEqualTo(json(example)).doesNotContain("NaN");
  }

  @Test
  void noRowsAtAllAreNoError() {
    assertThat(Case.random(1, 0).evaluate().macro(Metric.ACCURACY).isDefined()).isFalse();
  }

  @Test
  void labelsAndPredictionsMustBeAlike() {
    LabelMatrix labels = EXAMPLE.labels();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(labels, Predictions.of(TWO, new double[2])))
        .withMessageContaining("same rows, labels = 4, predictions = 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score(labels, Predictions.of(Case.MIXED, new double[24])))
        .withMessageContaining("same heads");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Evaluator.evaluate(labels, EXAMPLE.predictions(), Thresholds.fixed(Case.MIXED), 1))
        .withMessageContaining("heads = 2, thresholds = 4");
  }

  @Test
  void everyWayOfJudgingRefusesRowsThatDoNotBelongTogether() {
    LabelMatrix labels = EXAMPLE.labels();
    Predictions fewer = Predictions.of(TWO, new double[2]);
    Thresholds fixed = Thresholds.fixed(TWO);
    for (ThrowingCallable judging :
        List.<ThrowingCallable>of(
            () -> Evaluator.evaluate(labels, fewer, fixed, 1),
            () -> Evaluator.score(labels, fewer, 1, Metric.ACCURACY),
            () -> Thresholds.tune(labels, fewer),
            () -> Calibrator.fit(CalibrationChoice.NONE, labels, fewer),
            () -> PairedBootstrap.of(labels, Map.of("a", fewer), Headline.REGRESSION, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(judging)
          .withMessage(
              "labels and predictions must have the same rows, labels = 4, predictions = 1");
    }
  }

  @Test
  void oneHeadIsScoredByItself() {
    LabelMatrix labels = EXAMPLE.labels();
    Predictions predictions = EXAMPLE.predictions();

    assertThat(Evaluator.score(labels, predictions, 0, Metric.ACCURACY))
        .isEqualTo(MetricValue.of(2 / 3.0));
    assertThat(Evaluator.score(labels, predictions, 1, Metric.ACCURACY))
        .isEqualTo(MetricValue.of(1));
  }

  @Test
  void roundingMayCarryAProbabilityALittleTooFar() {
    double[] labels = {1, 0};
    assertThat(Case.binary(labels, 1 + 1e-6, -1e-6).value(Metric.BRIER)).isZero();
    assertThat(Case.binary(labels, Math.nextUp(1 + 1e-6), 0).measure(Metric.BRIER).isDefined())
        .isFalse();
    assertThat(Case.binary(labels, 1, Math.nextDown(-1e-6)).measure(Metric.BRIER).isDefined())
        .isFalse();
  }

  @Test
  void unknownHeadNamesTheNearest() {
    assertThatThrownBy(() -> EXAMPLE.evaluate().head("y00"))
        .isInstanceOf(LacunaException.class)
        .hasMessage("A head must be one of y0, y1. Found 'y00'. Did you mean 'y0'?");
  }

  @Test
  void metricOfOtherKindIsRefused() {
    HeadEvaluation head = EXAMPLE.evaluate().head("y0");
    assertThatIllegalArgumentException().isThrownBy(() -> head.metric(Metric.RMSE));
  }

  private static MetricValue score(LabelMatrix labels, Predictions predictions) {
    return Evaluator.score(labels, predictions, Metric.ACCURACY);
  }

  private static String json(Case example) {
    return Json.print(example.evaluate().toMap());
  }

  private static Predictions spoilMasked(Case example, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = example.outputs().stream().mapToDouble(Double::doubleValue).toArray();
    LabelSchema schema = example.labels().schema();
    for (int i = 0; i < values.length; i++) {
      int row = i / schema.outputs();
      int output = i % schema.outputs();
      int head = schema.size() - 1;
      while (schema.offset(head) > output) {
        head--;
      }
      if (!example.labels().observed(row, head)) {
        values[i] = NONSENSE[random.nextInt(NONSENSE.length)];
      }
    }
    return Predictions.of(schema, values);
  }
}
