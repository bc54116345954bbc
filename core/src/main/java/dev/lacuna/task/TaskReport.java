package dev.lacuna.task;

import java.nio.file.Path;
import java.util.List;

/**
 * What a task adds to the reports on its runs. Every method has an empty default.
 *
 * @param <X> the type of an input
 */
public interface TaskReport<X> {
  /** Returns figures of the task's own on the test part. */
  default List<TaskMetric> metrics(TrainedRun<X> run) {
    return List.of();
  }

  /**
   * Draws pictures into a folder and returns their files. A picture that this machine cannot draw
   * is an exception; the run goes on without it.
   *
   * @param runs one after training, one per method after a comparison
   * @param folder where to write
   */
  default List<Path> pictures(List<TrainedRun<X>> runs, Path folder) {
    return List.of();
  }
}
