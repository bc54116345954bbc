package dev.lacuna.testkit;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An opened task, its data and, once somebody asks for it, a run on them. */
final class TaskBench {
  private final Experiment experiment;
  private final Task<Object> task;
  private final Dataset<Object> data;
  private final Split<Object> split;
  private @Nullable TrainedRun<Object> run;

  private TaskBench(Experiment experiment, Task<Object> task) {
    this.experiment = experiment;
    this.task = task;
    this.data = task.source().load();
    this.split = experiment.split(task);
  }

  static TaskBench open(TaskModule module, Map<String, String> settings) {
    ExperimentSession session = ExperimentSession.open(module, settings);
    return new TaskBench(session.experiment(), anyInput(session.task()));
  }

  /** A task gets no input that did not come from itself, so its type does not matter here. */
  @SuppressWarnings("unchecked")
  private static Task<Object> anyInput(Task<?> task) {
    return (Task<Object>) task;
  }

  Experiment experiment() {
    return experiment;
  }

  Task<Object> task() {
    return task;
  }

  Dataset<Object> data() {
    return data;
  }

  Split<Object> split() {
    return split;
  }

  TrainedRun<Object> run() {
    if (run == null) {
      run = run(split);
    }
    return run;
  }

  TrainedRun<Object> run(Split<Object> parts) {
    return experiment.run(task, parts, Method.MASKED, TrainingListener.none());
  }
}
