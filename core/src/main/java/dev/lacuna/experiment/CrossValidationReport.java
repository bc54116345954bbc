package dev.lacuna.experiment;

import dev.lacuna.eval.FoldStatistic;
import dev.lacuna.eval.FoldedEvaluation;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.train.FoldHistories;
import dev.lacuna.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A cross-validation as {@code metrics.json}, as {@code history.csv} and as a table.
 *
 * @param task name of the task
 * @param seed of the run
 * @param run what was trained and how it did
 * @param pooledTaskMetrics figures of the task's own on the predictions of all folds together
 */
public record CrossValidationReport(
    String task, long seed, CrossValidatedRun<?> run, List<TaskMetric> pooledTaskMetrics) {
  private static final List<Metric> COLUMNS =
      List.of(
          Metric.ACCURACY,
          Metric.F1_MACRO,
          Metric.ROC_AUC,
          Metric.RMSE,
          Metric.R2,
          Metric.SPEARMAN);

  /** Copies the list. */
  public CrossValidationReport {
    pooledTaskMetrics = List.copyOf(pooledTaskMetrics);
  }

  /** Returns the content of {@code metrics.json}, ready for Jackson. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", task);
    map.put("split", "folds");
    map.put("folds", run.folds().size());
    map.put("examples", rows());
    map.put("seed", seed);
    map.putAll(run.evaluation().toMap());
    putTaskMetrics(map, meanTaskMetrics());
    Map<String, Object> pooled = run.evaluation().pooled().toMap();
    putTaskMetrics(pooled, pooledTaskMetrics);
    map.put("pooled", pooled);
    map.put("fold_metrics", run.folds().stream().map(FoldRun::toMap).toList());
    return map;
  }

  /**
   * Returns the epochs of all folds, from 1, and then of the training on all rows, under {@code
   * all}.
   */
  public String historyCsv() {
    Map<String, List<History>> trainings = new LinkedHashMap<>();
    for (FoldRun fold : run.folds()) {
      trainings.put(Integer.toString(trainings.size() + 1), fold.histories());
    }
    trainings.put("all", run.refitted().histories());
    return FoldHistories.toCsv(trainings);
  }

  /** Returns one row per head, and their macro mean below where there is more than one. */
  public Table table() {
    List<HeadEvaluation> heads = run.evaluation().pooled().heads();
    List<Metric> columns = Figures.shown(heads, COLUMNS);
    List<String> headers = new ArrayList<>(List.of("head", "observed", "missing"));
    columns.forEach(metric -> headers.addAll(List.of(metric.id().replace('_', ' '), "pooled")));
    headers.addAll(List.of("tuned f1 macro", "threshold"));
    List<List<String>> rows = new ArrayList<>();
    for (int head = 0; head < heads.size(); head++) {
      rows.add(row(head, columns));
    }
    if (rows.size() > 1) {
      rows.add(macroRow(columns));
    }
    return new Table(headers, rows, notes());
  }

  private List<String> row(int index, List<Metric> columns) {
    FoldedEvaluation evaluation = run.evaluation();
    HeadEvaluation head = evaluation.pooled().heads().get(index);
    boolean binary = head.head() instanceof BinaryHead;
    List<String> row = new ArrayList<>(List.of(head.name()));
    row.add(Figures.count(head.counts().observed()));
    row.add(Figures.count(head.counts().missing()));
    for (Metric metric : columns) {
      boolean applies = metric.appliesTo(head.head());
      row.add(applies ? spread(evaluation.metric(index, metric)) : Figures.NONE);
      row.add(Figures.print(head, metric));
    }
    row.add(binary ? spread(evaluation.tuned(index, Metric.F1_MACRO)) : Figures.NONE);
    row.add(binary ? Figures.print(head.threshold()) : Figures.NONE);
    return row;
  }

  private List<String> macroRow(List<Metric> columns) {
    FoldedEvaluation evaluation = run.evaluation();
    List<String> row = new ArrayList<>(List.of("macro mean", "", ""));
    for (Metric metric : columns) {
      row.add(spread(evaluation.macro(metric), evaluation.macroOfFolds(metric).deviation()));
      row.add(Figures.print(evaluation.pooled().macro(metric)));
    }
    row.addAll(List.of("", ""));
    return row;
  }

  private static String spread(FoldStatistic statistic) {
    return spread(statistic.mean(), statistic.deviation());
  }

  private static String spread(MetricValue mean, MetricValue deviation) {
    return deviation.isDefined()
        ? Figures.print(mean) + " ± " + Figures.print(deviation)
        : Figures.print(mean);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "mean ± standard deviation over %d folds; pooled: all %s rows together, each predicted by the model of its fold"
            .formatted(run.folds().size(), Figures.count(rows())));
    notes.add(
        "the model is refitted on all rows for %d epochs, its calibrations and thresholds come from the folds"
            .formatted(run.refitted().histories().get(0).epochs().size()));
    for (int head = 0; head < run.evaluation().pooled().heads().size(); head++) {
      notes.addAll(undefined(head));
    }
    notes.addAll(figures());
    return notes;
  }

  /** Returns what is to be said of all heads together, and the task's own figures, in words. */
  public List<String> figures() {
    List<String> figures = new ArrayList<>();
    figures.add(
        "all heads right: %s of the rows with every label observed, %s in all"
            .formatted(
                Figures.print(run.evaluation().joint().subsetAccuracy()),
                Figures.count(run.evaluation().joint().rows())));
    meanTaskMetrics().forEach(metric -> figures.add(RunReport.line(metric)));
    return figures;
  }

  /** Returns one line per number of folds, with all metrics that are defined in no more. */
  private List<String> undefined(int index) {
    HeadEvaluation head = run.evaluation().pooled().heads().get(index);
    Map<Integer, List<String>> metricsOfCount = new LinkedHashMap<>();
    for (Metric metric : head.metrics().keySet()) {
      int defined = run.evaluation().metric(index, metric).defined();
      if (defined < run.folds().size()) {
        metricsOfCount
            .computeIfAbsent(defined, count -> new ArrayList<>())
            .add(metric.id().replace('_', ' '));
      }
    }
    List<String> lines = new ArrayList<>();
    metricsOfCount.forEach(
        (count, metrics) ->
            lines.add(
                "%s: %s defined in %d of %d folds"
                    .formatted(
                        head.name(), String.join(", ", metrics), count, run.folds().size())));
    return lines;
  }

  private List<TaskMetric> meanTaskMetrics() {
    List<TaskMetric> first = run.folds().get(0).taskMetrics();
    return IntStream.range(0, first.size())
        .mapToObj(
            i -> new TaskMetric(first.get(i).id(), first.get(i).description(), meanOfTaskMetric(i)))
        .toList();
  }

  private MetricValue meanOfTaskMetric(int index) {
    return new FoldStatistic(
            run.folds().stream().map(fold -> fold.taskMetrics().get(index).value()).toList())
        .mean();
  }

  private static void putTaskMetrics(Map<String, Object> map, List<TaskMetric> metrics) {
    if (!metrics.isEmpty()) {
      map.put("task_metrics", RunReport.taskMetricsMap(metrics));
    }
  }

  private int rows() {
    return run.refitted().split().train().size();
  }
}
