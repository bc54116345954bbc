package dev.lacuna.mbti;

import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures beside those of always guessing the letter that most of the judged users have: the best
 * that anybody could do who does not read.
 *
 * @param labels of the judged users
 * @param predictions for the same
 */
record MajorityTable(LabelMatrix labels, Predictions predictions) {
  private static final List<Metric> METRICS =
      List.of(Metric.F1_MACRO, Metric.BALANCED_ACCURACY, Metric.ROC_AUC, Metric.ACCURACY);

  Table table(List<String> notes) {
    Predictions constant = constant();
    List<String> headers = new ArrayList<>(List.of("axis", "commoner letter"));
    for (Metric metric : METRICS) {
      headers.add(metric.id().replace('_', ' '));
      headers.add("majority");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      rows.add(row(axis, constant));
    }
    rows.add(meanRow(constant));
    return new Table(headers, rows, notes);
  }

  private List<String> row(Axis axis, Predictions constant) {
    int head = axis.position();
    char commoner = constantOf(head) == 1 ? axis.first() : axis.second();
    List<String> row = new ArrayList<>(List.of(axis.headName(), "" + commoner));
    for (Metric metric : METRICS) {
      row.add(print(Evaluator.score(labels, predictions, head, metric)));
      row.add(print(Evaluator.score(labels, constant, head, metric)));
    }
    return row;
  }

  private List<String> meanRow(Predictions constant) {
    List<String> row = new ArrayList<>(List.of("mean", ""));
    for (Metric metric : METRICS) {
      row.add(print(Evaluator.score(labels, predictions, metric)));
      row.add(print(Evaluator.score(labels, constant, metric)));
    }
    return row;
  }

  private Predictions constant() {
    double[] values = new double[labels.rows() * labels.heads()];
    for (int i = 0; i < values.length; i++) {
      values[i] = constantOf(i % labels.heads());
    }
    return Predictions.of(labels.schema(), values);
  }

  private double constantOf(int head) {
    int[] counts = labels.classCounts(head);
    return counts[1] >= counts[0] ? 1 : 0;
  }

  private static String print(MetricValue value) {
    return value instanceof MetricValue.Defined defined
        ? String.format(Locale.ROOT, "%.4f", defined.value())
        : "–";
  }
}
