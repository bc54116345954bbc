package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.task.TaskReport;
import dev.lacuna.task.TrainedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The same network trained by several methods, side by side.
 *
 * @param <X> the type of an input
 * @param task name of the task
 * @param seed of the runs
 * @param runs one per method, on the same split
 * @param extra what the task adds
 */
public record ComparisonReport<X>(
    String task, long seed, List<TrainedRun<X>> runs, TaskReport<X> extra) {
  private static final List<Metric> COLUMNS =
      List.of(Metric.ACCURACY, Metric.ROC_AUC, Metric.RMSE, Metric.R2);

  /** Copies the list. */
  public ComparisonReport {
    runs = List.copyOf(runs);
  }

  /** Returns the content of {@code compare.json}, ready for Jackson. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", task);
    map.put("split", "test");
    map.put("seed", seed);
    List<Object> methods = new ArrayList<>();
    for (TrainedRun<X> run : runs) {
      Map<String, Object> method = new LinkedHashMap<>();
      method.put("method", run.method());
      method.put("examples", run.split().test().size());
      method.putAll(run.evaluation().toMap());
      method.put("median_positive", medians(run));
      method.put("task_metrics", RunReport.taskMetricsMap(metrics(run)));
      methods.add(method);
    }
    map.put("methods", methods);
    return map;
  }

  /** Returns one row per method and head. */
  public Table table() {
    List<Metric> columns = Figures.shown(runs.get(0).evaluation().heads(), COLUMNS);
    List<String> headers = new ArrayList<>(List.of("method", "head", "missing in train"));
    columns.forEach(metric -> headers.add(metric.id().replace('_', ' ')));
    headers.addAll(List.of("median p where 1", "in theory"));
    List<List<String>> rows = new ArrayList<>();
    for (TrainedRun<X> run : runs) {
      for (int t = 0; t < run.evaluation().heads().size(); t++) {
        rows.add(row(run, t, columns));
      }
    }
    return new Table(headers, rows, notes());
  }

  private List<String> row(TrainedRun<X> run, int t, List<Metric> columns) {
    HeadEvaluation head = run.evaluation().heads().get(t);
    double missing = missingShare(run.split().train(), t);
    List<String> row = new ArrayList<>(List.of(t == 0 ? run.method() : "", head.name()));
    row.add(Figures.percent(missing));
    columns.forEach(metric -> row.add(Figures.print(head, metric)));
    OptionalDouble median = medianWherePositive(run, t);
    row.add(median.isPresent() ? Figures.print(median.getAsDouble()) : Figures.NONE);
    row.add(median.isPresent() ? theory(run, t, missing) : Figures.NONE);
    return row;
  }

  /**
   * Where the probability settles for a label that is certain to be 1: with a share m of the labels
   * written as the mask value s, the mean target there is 1 − m + m·s.
   */
  private static String theory(TrainedRun<?> run, int t, double missing) {
    if (!run.method().equals(Method.SENTINEL.title())) {
      return Figures.NONE;
    }
    double sentinel = Method.sentinel(run.split().train().schema().head(t));
    return Figures.print(Math.max(0, Math.min(1, 1 - missing + missing * sentinel)));
  }

  private List<TaskMetric> metrics(TrainedRun<X> run) {
    return extra.metrics(run.split().test(), run.predictions());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (TrainedRun<X> run : runs) {
      List<String> figures = new ArrayList<>();
      figures.add(
          "all heads right %s".formatted(Figures.print(run.evaluation().joint().subsetAccuracy())));
      for (TaskMetric metric : metrics(run)) {
        figures.add(metric.id().replace('_', ' ') + " " + Figures.print(metric.value()));
      }
      notes.add(run.method() + ": " + String.join(", ", figures));
    }
    metrics(runs.get(0)).stream()
        .map(metric -> "%s: %s".formatted(metric.id().replace('_', ' '), metric.description()))
        .forEach(notes::add);
    notes.add(
        "in theory: where a share m of a head's labels is written as the mask value and learnt, p"
            + " settles at 1 − 2m for a label that is surely 1 (mask value −1)");
    return notes;
  }

  private static <X> Map<String, Double> medians(TrainedRun<X> run) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (int t = 0; t < run.evaluation().heads().size(); t++) {
      String head = run.evaluation().heads().get(t).name();
      medianWherePositive(run, t).ifPresent(median -> medians.put(head, median));
    }
    return medians;
  }

  private static double missingShare(Dataset<?> train, int t) {
    return 1 - train.labels().observedCount(t) / (double) Math.max(1, train.size());
  }

  /**
   * The median predicted probability over test rows whose label is 1; only binary heads have one.
   */
  private static OptionalDouble medianWherePositive(TrainedRun<?> run, int t) {
    LabelMatrix labels = run.split().test().labels();
    Predictions predictions = run.predictions();
    if (!(labels.schema().head(t) instanceof BinaryHead)) {
      return OptionalDouble.empty();
    }
    double[] scores =
        IntStream.range(0, labels.rows())
            .filter(row -> labels.observed(row, t) && labels.value(row, t) == 1)
            .mapToDouble(row -> predictions.value(row, t))
            .toArray();
    Arrays.sort(scores);
    int half = scores.length / 2;
    return scores.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            scores.length % 2 == 1 ? scores[half] : (scores[half - 1] + scores[half]) / 2);
  }
}
