package dev.lacuna.experiment;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.task.TaskMetric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a method on the parts of one seed. */
public sealed interface MethodOutcome {
  /** Returns the method. */
  Method method();

  /**
   * A method that could not be trained.
   *
   * @param method the method
   * @param reason why, in words
   */
  record Untrainable(Method method, String reason) implements MethodOutcome {}

  /**
   * A method that was trained and judged on the test part.
   *
   * @param method the method
   * @param trainRows how many rows each network learnt from
   * @param seconds that training and judging took
   * @param evaluation on the test part
   * @param medianPositive by the names of binary heads, the median predicted probability over test
   *     rows whose label is 1
   * @param taskMetrics figures of the task's own
   * @param notes what a reader should know of how it went
   */
  record Trained(
      Method method,
      List<Integer> trainRows,
      double seconds,
      Evaluation evaluation,
      Map<String, Double> medianPositive,
      List<TaskMetric> taskMetrics,
      List<String> notes)
      implements MethodOutcome {
    /** Copies lists and map. */
    public Trained {
      trainRows = List.copyOf(trainRows);
      medianPositive = Collections.unmodifiableMap(new LinkedHashMap<>(medianPositive));
      taskMetrics = List.copyOf(taskMetrics);
      notes = List.copyOf(notes);
    }
  }
}
