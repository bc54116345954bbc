package dev.lacuna.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import dev.lacuna.report.Block;
import dev.lacuna.report.Cell;
import dev.lacuna.report.Page;
import dev.lacuna.report.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final double NONE = Double.NaN;

  @Test
  void aBinaryHeadHasCurvesReliabilityScoresAndConfusion() {
    assertThat(charts(judged(mixed()), 0))
        .containsExactly(
            "head-1-roc",
            "head-1-precision-recall",
            "head-1-reliability",
            "head-1-scores",
            "head-1-confusion-half",
            "head-1-confusion-tuned");
  }

  @Test
  void aCategoricalHeadHasConfusionAndARegressionHeadItsErrors() {
    assertThat(charts(judged(mixed()), 1)).containsExactly("head-2-confusion-classes");
    assertThat(charts(judged(mixed()), 2)).containsExactly("head-3-predicted", "head-3-errors");
  }

  @Test
  void aHeadWithoutLabelsSaysWhyThereAreNoCharts() {
    LabelSchema schema = LabelSchema.of(BinaryHead.of("empty", MaskValue.NAN));
    Judged judged = judged(matrix(schema, new double[][] {{NONE}, {NONE}}), 0.2, 0.3);

    assertThat(new Results(judged).ofHeads())
        .contains(new Block.Heading("empty", "head-1"))
        .anyMatch(
            block ->
                block instanceof Block.Paragraph why && why.text().startsWith("No charts: no "));
  }

  @Test
  void ofManyHeadsThoseWithTheMostLabelsHaveCharts() {
    LabelSchema schema =
        new LabelSchema(
            IntStream.range(0, 30)
                .<Head>mapToObj(t -> BinaryHead.of("h" + t, MaskValue.NAN))
                .toList());
    double[][] rows = new double[40][30];
    for (int row = 0; row < 40; row++) {
      for (int t = 0; t < 30; t++) {
        rows[row][t] = row > t + 5 ? NONE : row % 2;
      }
    }
    Judged judged = judged(matrix(schema, rows), new double[40 * 30]);

    Results results = new Results(judged);

    assertThat(results.ofHeads().get(0))
        .isEqualTo(
            new Block.Paragraph(
                "The 24 heads with the most observed labels have charts; all 30 are in the tables above."));
    assertThat(results.anchor(judged.evaluation().heads().get(0))).isEmpty();
    assertThat(results.anchor(judged.evaluation().heads().get(29))).isEqualTo("head-30");
  }

  @Test
  void everyFigureSaysOnHowManyLabelsItRests() {
    Judged judged = judged(mixed());

    Block.DataTable table =
        (Block.DataTable) MetricsTables.of(judged.evaluation(), head -> "").get(0);

    List<Cell> row = table.rows().get(0);
    assertThat(row.get(0).text()).isEqualTo("y");
    assertThat(row.get(1).text()).isEqualTo("3");
    assertThat(row.get(3).hint()).isEqualTo("from 3 observed labels");
  }

  @Test
  void anUndefinedFigureSaysWhyAndIsNeverZero() {
    LabelSchema schema = LabelSchema.of(BinaryHead.of("y", MaskValue.NAN));
    Judged judged = judged(matrix(schema, new double[][] {{1}, {1}, {NONE}}), 0.2, 0.9, 0.5);

    Block.DataTable table =
        (Block.DataTable) MetricsTables.of(judged.evaluation(), head -> "").get(0);

    int column = table.headers().indexOf("ROC AUC");
    assertThat(table.rows().get(0).get(column).text()).isEqualTo("–");
    assertThat(table.rows().get(0).get(column).hint())
        .startsWith("undefined: only one class among 2 observed labels");
    assertThat(table.notes()).contains("y: no ROC AUC: only one class among 2 observed labels");
  }

  @Test
  void headlinesSpeakForAllHeadsOfAKind() {
    assertThat(new Results(judged(mixed())).headlines())
        .extracting(Page.Headline::label)
        .containsExactly("mean ROC AUC", "mean F1 macro", "mean R²");
  }

  private static LabelMatrix mixed() {
    LabelSchema schema =
        LabelSchema.of(
            BinaryHead.of("y", MaskValue.NAN),
            new CategoricalHead("c", List.of("0", "1"), List.of(MaskValue.NAN)),
            RegressionHead.of("r", MaskValue.NAN));
    return matrix(schema, new double[][] {{1, 0, 3}, {0, 1, NONE}, {1, NONE, 5}, {NONE, 1, 4}});
  }

  private static LabelMatrix matrix(LabelSchema schema, double[][] rows) {
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (double[] row : rows) {
      builder.add("row", row);
    }
    return builder.build();
  }

  private static Judged judged(LabelMatrix labels) {
    return judged(
        labels, 0.9, 0.7, 0.3, 3.5, 0.4, 0.4, 0.6, 1, 0.6, 0.5, 0.5, 4, 0.1, 0.2, 0.8, 4.5);
  }

  private static Judged judged(LabelMatrix labels, double... values) {
    Predictions predictions = Predictions.of(labels.schema(), values);
    List<Double> thresholds = new ArrayList<>();
    labels.schema().heads().forEach(head -> thresholds.add(head.outputs() == 1 ? 0.55 : 0.5));
    Evaluation evaluation = Evaluator.evaluate(labels, predictions, new Thresholds(thresholds), 1);
    return new Judged(labels, predictions, evaluation);
  }

  private static List<String> charts(Judged judged, int head) {
    return new HeadCharts(judged, head).charts().stream().map(Chart::name).toList();
  }
}
