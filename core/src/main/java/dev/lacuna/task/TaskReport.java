package dev.lacuna.task;

import dev.lacuna.data.Dataset;
import dev.lacuna.model.Predictions;
import java.util.List;

/**
 * What a task adds to the reports on its runs. Every method has an empty default.
 *
 * @param <X> the type of an input
 */
public interface TaskReport<X> {
  /**
   * Returns figures of the task's own.
   *
   * @param data what was predicted, with its labels
   * @param predictions one row per row of the data
   */
  default List<TaskMetric> metrics(Dataset<X> data, Predictions predictions) {
    return List.of();
  }

  /**
   * Returns tables of the task's own, to be printed after the one that every task has.
   *
   * @param data what was predicted, with its labels
   * @param predictions one row per row of the data
   */
  default List<Table> tables(Dataset<X> data, Predictions predictions) {
    return List.of();
  }

  /**
   * Returns pictures of the task's own, to be written as files and shown on the page of the run.
   *
   * @param runs one after training, one per method after a comparison
   * @throws dev.lacuna.error.LacunaException when this machine cannot draw; the run goes on without
   *     a picture
   */
  default List<Picture> pictures(List<TrainedRun<X>> runs) {
    return List.of();
  }

  /**
   * Returns further tables on what a model has learnt, for the page of its run alone.
   *
   * @param run the model, its data, and how it did
   */
  default List<Table> tables(TrainedRun<X> run) {
    return List.of();
  }
}
