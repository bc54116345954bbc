package dev.lacuna.task;

import dev.lacuna.data.Dataset;
import dev.lacuna.model.Predictions;
import java.nio.file.Path;
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
   * Draws pictures into a folder.
   *
   * @param runs one after training, one per method after a comparison
   * @param folder where to write
   * @throws dev.lacuna.error.LacunaException when this machine cannot draw; the run goes on without
   *     a picture
   */
  default void draw(List<TrainedRun<X>> runs, Path folder) {}
}
