package dev.lacuna.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says why a task that describes itself so cannot appear on the command line. */
final class DescriptionCheck {
  /** Commands beside the tasks, those to come included. */
  private static final Set<String> COMMANDS = Set.of("tasks", "inspect", "export", "help");

  /** Flags that every command of a task has. */
  private static final Set<String> COMMON_FLAGS = Set.of("help", "config", "quiet", "verbose");

  private DescriptionCheck() {}

  /** Returns what contradicts something else, or nothing where the task can be used. */
  static Optional<String> contradiction(TaskDescription task) {
    if (COMMANDS.contains(task.name())) {
      return Optional.of("'" + task.name() + "' is a command of Lacuna, not a name for a task");
    }
    return repeated(takenByTraining(), task.options())
        .map(name -> "its option '" + name + "' has the name of another option")
        .or(() -> contradictionOfVerbs(task.verbs()));
  }

  private static Optional<String> contradictionOfVerbs(List<VerbDescription> verbs) {
    Set<String> names = new HashSet<>();
    for (VerbDescription verb : verbs) {
      if (!names.add(verb.name())) {
        return Optional.of("it describes the command '" + verb.name() + "' twice");
      }
      Optional<String> clash = repeated(COMMON_FLAGS, verb.options());
      if (clash.isPresent()) {
        return clash.map(
            name ->
                "the option '%s' of its command '%s' has the name of another option"
                    .formatted(name, verb.name()));
      }
    }
    return Optional.empty();
  }

  private static List<String> takenByTraining() {
    List<String> taken =
        new ArrayList<>(
            List.of(
                "version",
                "missing",
                "mechanism",
                "methods",
                "seeds",
                "resume",
                "checkpoint-every",
                "watch"));
    taken.addAll(COMMON_FLAGS);
    SharedOptions.all().forEach(option -> taken.add(option.name()));
    return taken;
  }

  /** Returns the first name that is taken, or that stands twice among the options. */
  private static Optional<String> repeated(Collection<String> taken, List<Option<?>> options) {
    Set<String> names = new HashSet<>(taken);
    return options.stream().map(Option::name).filter(name -> !names.add(name)).findFirst();
  }
}
