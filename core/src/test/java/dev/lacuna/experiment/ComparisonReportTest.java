package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.PairedBootstrap;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("y", MaskValue.number(-1)));

  /** One positive and four negatives, so that the area under the curve is a number of quarters. */
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(SCHEMA)
          .add("1", 1)
          .add("2", 0)
          .add("3", 0)
          .add("4", 0)
          .add("5", 0)
          .build();

  private static final List<Method> METHODS = List.of(Method.MASKED, Method.ZERO);

  @Test
  void differenceOverSeedsIsPairedAndStudents() {
    ComparisonReport report = report(seed(1, 4, 3), seed(2, 3, 1), seed(3, 2, 1));

    Estimate masked = report.summary().estimate(Method.MASKED, Headline.BINARY).orElseThrow();
    Estimate zero = report.summary().difference(Method.ZERO, Headline.BINARY).orElseThrow();

    // differences −1/4, −2/4, −1/4: mean −1/3, s/√3 = 1/12, t = 4.3027
    assertThat(masked.value()).isEqualTo(0.75);
    assertThat(zero.value()).isEqualTo(-1 / 3.0, within(1e-12));
    Interval interval = zero.interval().orElseThrow();
    assertThat(interval.low()).isEqualTo(-1 / 3.0 - 4.302653 / 12, within(1e-6));
    assertThat(interval.high()).isEqualTo(-1 / 3.0 + 4.302653 / 12, within(1e-6));
    assertThat(zero.verdict()).isEqualTo("no clear difference");
    assertThat(report.summary().difference(Method.MASKED, Headline.BINARY)).isEmpty();
  }

  @Test
  void intervalThatLeavesOutZeroIsAVerdict() {
    assertThat(estimate(-0.3, -0.1).verdict()).isEqualTo("worse");
    assertThat(estimate(0.1, 0.3).verdict()).isEqualTo("better");
    assertThat(estimate(-0.1, 0.3).verdict()).isEqualTo("no clear difference");
    assertThat(estimate(0, 0).verdict()).isEqualTo("no clear difference");
    assertThat(new Estimate(0.2, Optional.empty()).verdict()).isEqualTo("no clear difference");
  }

  @Test
  void tableShowsWhatAMethodDoesAndHowItCompares() {
    List<Table> tables = report(seed(1, 4, 3), seed(2, 4, 3), seed(3, 4, 3)).tables();

    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).headers())
        .containsExactly(
            "method", "a missing label …", "train rows", "seconds", "roc auc", "against masked");
    assertThat(tables.get(0).rows())
        .containsExactly(
            List.of(
                "masked", "takes no part in the loss", "80", "1.5", "1.0000 (1.0000–1.0000)", "–"),
            List.of(
                "zero",
                "is learnt as class 0, a number as the mean",
                "80",
                "1.5",
                "0.7500 (0.7500–0.7500)",
                "−0.2500 (−0.2500 to −0.2500) worse"));
    assertThat(tables.get(1).headers())
        .containsExactly("method", "head", "missing in train", "accuracy", "roc auc");
    assertThat(tables.get(1).rows().get(1).subList(0, 3)).containsExactly("zero", "y", "30.0 %");
  }

  @Test
  void methodThatCannotBeTrainedKeepsItsRow() {
    SeedComparison refused =
        new SeedComparison(
            7,
            5,
            List.of(0.3),
            List.of(
                trained(Method.MASKED, 4),
                new MethodOutcome.Untrainable(Method.ZERO, "only 0 of 80 rows have every label")),
            Map.of(Headline.BINARY, draws(Map.of("masked", predictions(4)))));

    ComparisonReport report = report(refused);

    assertThat(report.tables().get(0).rows().get(1))
        .endsWith("–", "–", "–", "cannot be trained: only 0 of 80 rows have every label");
    assertThat(report.toMap().toString()).contains("problem=only 0 of 80 rows have every label");
  }

  @Test
  void withOneSeedIntervalsComeFromTheRows() {
    ComparisonSummary summary = report(seed(1, 4, 0)).summary();

    Estimate difference = summary.difference(Method.ZERO, Headline.BINARY).orElseThrow();

    assertThat(difference.interval()).contains(new Interval(-1, -1));
    assertThat(difference.verdict()).isEqualTo("worse");
  }

  @Test
  void fileHoldsEverySeedMethodAndHead() {
    Map<String, Object> map = report(seed(1, 4, 3), seed(2, 3, 1)).toMap();

    assertThat(map)
        .containsEntry("task", "tiny")
        .containsEntry("seeds", List.of(1L, 2L))
        .containsEntry("baseline", "masked")
        .containsOnlyKeys("task", "split", "seeds", "baseline", "methods");
    assertThat(map.toString())
        .contains("method=zero", "difference_interval=", "verdict=", "train_rows=[80]", "name=y");
  }

  private static Estimate estimate(double low, double high) {
    return new Estimate((low + high) / 2, Optional.of(new Interval(low, high)));
  }

  private static ComparisonReport report(SeedComparison... seeds) {
    return new ComparisonReport("tiny", SCHEMA, METHODS, List.of(seeds));
  }

  /** A seed for which both methods put the positive above so many of the four negatives. */
  private static SeedComparison seed(long seed, int masked, int zero) {
    return new SeedComparison(
        seed,
        5,
        List.of(0.3),
        List.of(trained(Method.MASKED, masked), trained(Method.ZERO, zero)),
        Map.of(
            Headline.BINARY,
            draws(Map.of("masked", predictions(masked), "zero", predictions(zero)))));
  }

  private static PairedBootstrap draws(Map<String, Predictions> predictions) {
    return PairedBootstrap.of(LABELS, predictions, Headline.BINARY, 1);
  }

  private static MethodOutcome trained(Method method, int below) {
    Evaluation evaluation =
        Evaluator.evaluate(LABELS, predictions(below), Thresholds.fixed(SCHEMA), 1);
    return new MethodOutcome.Trained(
        method, List.of(80), 1.5, evaluation, Map.of("y", 0.5), List.of(), List.of());
  }

  private static Predictions predictions(int below) {
    List<Double> values = new ArrayList<>(List.of(0.5));
    IntStream.range(0, 4).forEach(i -> values.add(i < below ? 0.1 : 0.9));
    return Predictions.of(SCHEMA, values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
