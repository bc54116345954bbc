package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.TaskMetric;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToyReportTest {
  private static final double MISSING = ToyLabels.MISSING;

  @Test
  void argmaxAccuracyIsTheShareOfRowsWhoseLargestAreTheSame() {
    LabelMatrix labels = labels(row(0, 0, 1), row(0, 1, 0), row(1, 0, 0), row(0, 0, 1));

    assertThat(
            ToyReport.argmaxAccuracy(
                labels, predictions(0.1, 0.2, 0.9, 0.9, 0.8, 0.1, 0.4, 0.3, 0.2, 0.1, 0, 0.2)))
        .isEqualTo(new MetricValue.Defined(0.75));
  }

  @Test
  void ofEqualsTheFirstIsTheLargest() {
    LabelMatrix labels = labels(row(1, 1, 0), row(0, 0, 0), row(0, 1, 1), row(1, 1, 1));

    assertThat(
            ToyReport.argmaxAccuracy(
                labels, predictions(0.9, 0.95, 0.1, 0.2, 0.2, 0.1, 0.1, 0.7, 0.7, 0.8, 0.9, 0.9)))
        .isEqualTo(new MetricValue.Defined(0.5));
  }

  @Test
  void rowsThatLackALabelDoNotCount() {
    LabelMatrix labels = labels(row(1, MISSING, 0), row(0, 0, 1));

    assertThat(ToyReport.argmaxAccuracy(labels, predictions(0, 1, 0, 0, 0, 1)))
        .isEqualTo(new MetricValue.Defined(1));
  }

  @Test
  void withoutACompleteRowThereIsNoFigure() {
    LabelMatrix labels = labels(row(1, MISSING, 0), row(0, 0, MISSING));

    assertThat(ToyReport.argmaxAccuracy(labels, predictions(0, 1, 0, 0, 0, 1)))
        .isEqualTo(new MetricValue.Undefined("no row with all labels observed"));
  }

  @Test
  void theFigureIsTheOnlyOneThatTheTaskAdds() {
    LabelMatrix labels = labels(row(1, 0, 0));
    Dataset<Point> data = new Dataset<>("by hand", Collections.nCopies(1, new Point(0, 0)), labels);

    List<TaskMetric> figures = new ToyReport().metrics(data, predictions(1, 0, 0));

    assertThat(figures).extracting(TaskMetric::id).containsExactly("argmax_accuracy");
    assertThat(figures).extracting(TaskMetric::value).containsExactly(new MetricValue.Defined(1));
  }

  private static double[] row(double... cells) {
    return cells;
  }

  private static LabelMatrix labels(double[]... rows) {
    LabelMatrix.Builder labels = LabelMatrix.builder(ToyLabels.SCHEMA);
    for (double[] row : rows) {
      labels.add("a row", row);
    }
    return labels.build();
  }

  private static Predictions predictions(double... values) {
    return Predictions.of(ToyLabels.SCHEMA, values);
  }
}
