package dev.lacuna.experiment;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.task.TaskReport;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of the training on all folds but one. The model is not: it has done its work.
 *
 * @param examples rows of the fold
 * @param evaluation on the fold
 * @param taskMetrics figures of the task's own, on the fold
 * @param histories how the training of each member went, epoch by epoch
 */
public record FoldRun(
    int examples, Evaluation evaluation, List<TaskMetric> taskMetrics, List<History> histories) {
  /** Copies the lists. */
  public FoldRun {
    taskMetrics = List.copyOf(taskMetrics);
    histories = List.copyOf(histories);
  }

  static <X> FoldRun of(TrainedRun<X> run, TaskReport<X> extra) {
    return new FoldRun(
        run.split().test().size(),
        run.evaluation(),
        extra.metrics(run.split().test(), run.predictions()),
        run.histories());
  }

  /** Returns an entry of {@code fold_metrics}, ready for Jackson. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("examples", examples);
    map.put("best_epochs", histories.stream().map(History::bestEpoch).toList());
    map.putAll(evaluation.toMap());
    if (!taskMetrics.isEmpty()) {
      map.put("task_metrics", RunReport.taskMetricsMap(taskMetrics));
    }
    return map;
  }
}
