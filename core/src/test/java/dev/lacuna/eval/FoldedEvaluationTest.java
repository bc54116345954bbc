package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedEvaluationTest {
  private static final double NONE = Case.MISSING;
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y", MaskValue.NAN), BinaryHead.of("z", MaskValue.NAN));
  private static final Case FIRST =
      Case.of(
          SCHEMA,
          new double[][] {{1, 1}, {0, 0}, {0, NONE}, {NONE, NONE}},
          new double[] {0.9, 0.9, 0.2, 0.1, 0.6, 0.5, 0.5, 0.5});
  private static final Case SECOND =
      Case.of(SCHEMA, new double[][] {{1, NONE}, {1, NONE}}, new double[] {0.7, 0.5, 0.4, 0.5});
  private static final Case ALL =
      Case.of(
          SCHEMA,
          new double[][] {{1, 1}, {0, 0}, {0, NONE}, {NONE, NONE}, {1, NONE}, {1, NONE}},
          new double[] {0.9, 0.9, 0.2, 0.1, 0.6, 0.5, 0.5, 0.5, 0.7, 0.5, 0.4, 0.5});
  private static final FoldedEvaluation FOLDED =
      new FoldedEvaluation(List.of(FIRST.evaluate(), SECOND.evaluate()), ALL.evaluate());

  @Test
  void meanAndDeviationAreTakenOverFolds() {
    FoldStatistic accuracy = FOLDED.metric(0, Metric.ACCURACY); // 2 of 3 right, and 1 of 2

    assertThat(number(accuracy.mean())).isCloseTo(7 / 12.0, within(1e-12));
    assertThat(number(accuracy.deviation())).isCloseTo(1 / 6.0 / Math.sqrt(2), within(1e-12));
    assertThat(accuracy.defined()).isEqualTo(2);
  }

  @Test
  void foldsWithoutTheMetricAreLeftOut() {
    FoldStatistic auc = FOLDED.metric(0, Metric.ROC_AUC); // only positives in the second fold

    assertThat(auc.mean()).isEqualTo(new MetricValue.Defined(1));
    assertThat(auc.defined()).isOne();
    assertThat(auc.deviation())
        .isEqualTo(new MetricValue.Undefined("defined in fewer than two folds"));
  }

  @Test
  void metricThatNoFoldHasSaysWhy() {
    FoldStatistic nowhere =
        new FoldStatistic(List.of(Reasons.NO_LABEL, new MetricValue.Undefined("another")));

    assertThat(nowhere.mean())
        .isEqualTo(new MetricValue.Undefined("in no fold; in the first, no observed label"));
  }

  @Test
  void pooledRowsAreRankedTogether() {
    MetricValue auc = FOLDED.pooled().head("y").metric(Metric.ROC_AUC);

    // of the pairs of 0.9, 0.7, 0.4 with 0.2, 0.6 only (0.4, 0.6) is the wrong way round
    assertThat(number(auc)).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(number(FOLDED.pooled().head("y").metric(Metric.ACCURACY))).isEqualTo(0.6);
  }

  @Test
  void pooledRowsHaveNoTunedMetricsForTheyChoseTheThreshold() {
    assertThat(ALL.evaluate().head("y").tuned()).isNotEmpty();
    assertThat(FOLDED.pooled().head("y").tuned()).isEmpty();
    assertThat(FOLDED.tuned(0, Metric.ACCURACY).defined()).isEqualTo(2);
    assertThat(FOLDED.tuned(0, Metric.ROC_AUC).mean().isDefined()).isFalse();
  }

  @Test
  void macroIsTheMeanOfTheHeadsMeans() {
    // z is right in the first fold and without labels in the second
    assertThat(number(FOLDED.macro(Metric.ACCURACY))).isCloseTo(19 / 24.0, within(1e-12));
    assertThat(FOLDED.macroHeads(Metric.ACCURACY)).isEqualTo(2);
    assertThat(FOLDED.macroHeads(Metric.RMSE)).isZero();
    assertThat(number(FOLDED.macroOfFolds(Metric.ACCURACY).deviation()))
        .isCloseTo((5 / 6.0 - 1 / 2.0) / Math.sqrt(2), within(1e-12));
  }

  @Test
  void wholeRowsAreJudgedPerFoldAndCountedOverAll() {
    assertThat(FOLDED.joint().subsetAccuracy()).isEqualTo(new MetricValue.Defined(1));
    assertThat(FOLDED.joint().rows()).isEqualTo(2);
  }

  @Test
  void mapSaysHowManyFoldsAreBehindAMean() {
    JsonNode tree = Json.mapper().valueToTree(FOLDED.toMap());

    assertThat(tree.fieldNames())
        .toIterable()
        .containsExactly("heads", "macro", "macro_deviation", "macro_heads", "joint");
    JsonNode y = tree.path("heads").path(0);
    assertThat(y.fieldNames())
        .toIterable()
        .containsSubsequence(
            "observed", "missing", "threshold", "metrics", "deviation", "defined_folds", "tuned");
    assertThat(y.path("observed").asInt()).isEqualTo(5);
    assertThat(y.path("missing").asInt()).isOne();
    assertThat(y.path("metrics").path("roc_auc").asDouble()).isEqualTo(1);
    assertThat(y.path("defined_folds").path("roc_auc").asInt()).isOne();
    assertThat(y.path("defined_folds").has("accuracy")).isFalse();
  }

  @Test
  void deviationIsThatOfASample() {
    // mean 3, squares 4, 1 and 9 over two degrees of freedom
    FoldStatistic statistic =
        new FoldStatistic(List.of(MetricValue.of(1), MetricValue.of(2), MetricValue.of(6)));

    assertThat(number(statistic.mean())).isEqualTo(3);
    assertThat(number(statistic.deviation())).isCloseTo(Math.sqrt(7), within(1e-12));
  }

  @Test
  void mapHasMacroMeansAndReasons() {
    FoldedEvaluation folded =
        new FoldedEvaluation(List.of(FIRST.evaluate(), SECOND.evaluate()), ALL.evaluate());
    JsonNode tree = Json.mapper().valueToTree(folded.toMap());

    assertThat(folded.pooled().head("y").tuned()).isEmpty();
    assertThat(tree.path("macro").path("accuracy").asDouble()).isCloseTo(19 / 24.0, within(1e-12));
    assertThat(tree.path("macro_deviation").path("accuracy").asDouble())
        .isCloseTo((5 / 6.0 - 1 / 2.0) / Math.sqrt(2), within(1e-12));
    assertThat(tree.path("macro_heads").path("accuracy").asInt()).isEqualTo(2);
    for (String part : List.of("macro", "macro_deviation", "macro_heads")) {
      assertThat(tree.path(part).has("rmse")).as(part).isFalse();
    }
    FoldedEvaluation never =
        new FoldedEvaluation(List.of(SECOND.evaluate(), SECOND.evaluate()), SECOND.evaluate());
    JsonNode y = Json.mapper().<JsonNode>valueToTree(never.toMap()).path("heads").path(0);
    assertThat(y.path("undefined").path("roc_auc").asText())
        .isEqualTo("in no fold; in the first, only one class among 2 observed labels");
    assertThat(y.path("metrics").has("roc_auc")).isFalse();
  }

  @Test
  void thereIsAtLeastOneFold() {
    assertThatThrownBy(() -> new FoldedEvaluation(List.of(), ALL.evaluate()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FoldStatistic(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double number(MetricValue value) {
    return value.toOptional().orElseThrow();
  }
}
