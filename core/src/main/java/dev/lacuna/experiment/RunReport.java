package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An evaluation as {@code metrics.json} and as a table.
 *
 * @param task name of the task
 * @param seed of the run
 * @param test the rows that were judged
 * @param evaluation how well they were predicted
 * @param taskMetrics figures of the task's own
 */
public record RunReport(
    String task, long seed, Dataset<?> test, Evaluation evaluation, List<TaskMetric> taskMetrics) {
  private static final List<Metric> COLUMNS =
      List.of(Metric.F1_MACRO, Metric.ROC_AUC, Metric.RMSE, Metric.R2, Metric.SPEARMAN);

  /** Copies the list. */
  public RunReport {
    taskMetrics = List.copyOf(taskMetrics);
  }

  /** Returns the content of {@code metrics.json}, ready for Jackson. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", task);
    map.put("split", "test");
    map.put("examples", test.size());
    map.put("seed", seed);
    map.putAll(evaluation.toMap());
    if (!taskMetrics.isEmpty()) {
      map.put("task_metrics", taskMetricsMap(taskMetrics));
    }
    return map;
  }

  /** Returns one row per head, and their macro mean below where there is more than one. */
  public Table table() {
    List<Metric> columns = Figures.shown(evaluation.heads(), COLUMNS);
    List<String> headers = new ArrayList<>(List.of("head", "observed", "missing"));
    headers.addAll(List.of("accuracy", "95 % interval"));
    columns.forEach(metric -> headers.add(metric.id().replace('_', ' ')));
    headers.addAll(List.of("tuned f1 macro", "threshold"));
    List<List<String>> rows = new ArrayList<>();
    evaluation.heads().forEach(head -> rows.add(row(head, columns)));
    if (rows.size() > 1) {
      rows.add(macroRow(columns));
    }
    return new Table(headers, rows, notes());
  }

  static Map<String, Object> taskMetricsMap(List<TaskMetric> metrics) {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, String> undefined = new LinkedHashMap<>();
    for (TaskMetric metric : metrics) {
      if (metric.value() instanceof MetricValue.Defined defined) {
        map.put(metric.id(), defined.value());
      } else if (metric.value() instanceof MetricValue.Undefined reason) {
        undefined.put(metric.id(), reason.reason());
      }
    }
    if (!undefined.isEmpty()) {
      map.put("undefined", undefined);
    }
    return map;
  }

  private static List<String> row(HeadEvaluation head, List<Metric> columns) {
    List<String> row = new ArrayList<>();
    row.add(head.name());
    row.add(Figures.count(head.counts().observed()));
    row.add(Figures.count(head.counts().missing()));
    row.add(Figures.print(head, Metric.ACCURACY));
    row.add(Figures.printInterval(head, Metric.ACCURACY));
    columns.forEach(metric -> row.add(Figures.print(head, metric)));
    MetricValue tuned = head.tuned().get(Metric.F1_MACRO);
    row.add(tuned == null ? Figures.NONE : Figures.print(tuned));
    row.add(tuned == null ? Figures.NONE : Figures.print(head.threshold()));
    return row;
  }

  private List<String> macroRow(List<Metric> columns) {
    List<String> row = new ArrayList<>(List.of("macro mean", "", ""));
    row.add(Figures.print(evaluation.macro(Metric.ACCURACY)));
    row.add("");
    columns.forEach(metric -> row.add(Figures.print(evaluation.macro(metric))));
    row.addAll(List.of("", ""));
    return row;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    evaluation.heads().forEach(head -> notes.addAll(undefined(head)));
    notes.addAll(figures());
    return notes;
  }

  /** Returns what is to be said of all heads together, and the task's own figures, in words. */
  public List<String> figures() {
    List<String> figures = new ArrayList<>();
    figures.add(
        "all heads right: %s of %s rows with every label observed"
            .formatted(
                Figures.print(evaluation.joint().subsetAccuracy()),
                Figures.count(evaluation.joint().rows())));
    taskMetrics.forEach(metric -> figures.add(line(metric)));
    return figures;
  }

  /** Returns one line per reason, with all metrics that it keeps from being defined. */
  private static List<String> undefined(HeadEvaluation head) {
    List<String> lines = new ArrayList<>();
    head.undefined()
        .forEach(
            (reason, metrics) ->
                lines.add("%s: no %s: %s".formatted(head.name(), words(metrics), reason)));
    return lines;
  }

  private static String words(List<Metric> metrics) {
    return metrics.stream()
        .map(metric -> metric.id().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  static String line(TaskMetric metric) {
    String value =
        metric.value() instanceof MetricValue.Undefined undefined
            ? "undefined, " + undefined.reason()
            : Figures.print(metric.value());
    return "%s: %s (%s)".formatted(metric.id().replace('_', ' '), value, metric.description());
  }
}
