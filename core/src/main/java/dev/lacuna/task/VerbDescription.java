package dev.lacuna.task;

import java.util.List;
import java.util.Objects;

/**
 * What is known of a command of a task's own before it runs. The command itself is a {@code
 * dev.lacuna.experiment.TaskVerb} that the task's module binds under the same name.
 *
 * @param name the word on the command line; where every task has a command of that name, this one
 *     takes its place
 * @param summary one sentence with a full stop
 * @param takesModel whether it is given a model file; its options then begin as those of the
 *     model's training
 * @param options what it accepts: options of its own, and those of the task and the shared ones
 *     that it heeds
 */
public record VerbDescription(
    String name, String summary, boolean takesModel, List<Option<?>> options) {
  /** Checks the name and that nothing is null, and copies the list. */
  public VerbDescription {
    if (name == null || !name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "a verb's name must be lower-case letters, digits and dashes. Found '" + name + "'");
    }
    Objects.requireNonNull(summary, "a verb's summary must not be null");
    options = List.copyOf(options);
  }
}
