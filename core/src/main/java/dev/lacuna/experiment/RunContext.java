package dev.lacuna.experiment;

import dev.lacuna.task.Feedback;
import dev.lacuna.train.Checkpoints;
import java.time.Clock;

/**
 * What surrounds a run and changes nothing of what it learns.
 *
 * @param feedback hears what happens
 * @param checkpoints where trainings leave what they need to go on, if the run is stopped
 * @param clock tells the time that models keep in their provenance
 */
public record RunContext(Feedback feedback, Checkpoints checkpoints, Clock clock) {
  /** Returns a context without checkpoints, at the time that it is. */
  public static RunContext of(Feedback feedback) {
    return new RunContext(feedback, Checkpoints.none(), RunClock.of(System.getenv()));
  }

  /** Returns the same with other checkpoints. */
  public RunContext with(Checkpoints other) {
    return new RunContext(feedback, other, clock);
  }

  /** Returns the same at another time. */
  public RunContext with(Clock other) {
    return new RunContext(feedback, checkpoints, other);
  }
}
