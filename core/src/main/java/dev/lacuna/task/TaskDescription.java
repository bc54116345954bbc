package dev.lacuna.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a task before it runs: cheap to make, and all that a help text needs.
 *
 * @param name the word on the command line: lower-case letters, digits and dashes
 * @param summary one sentence without a full stop
 * @param heads the heads in words, such as {@code y0, y1, y2 (binary)}
 * @param options the task's own options
 * @param defaults what the task prefers over the shared options' defaults, by option name
 * @param adapted shared options that {@link Task#preferences} chooses by the data, by name
 * @param verbs commands of the task's own, beside those that every task has
 * @param sweep what the task prefers in sweeps, over its other defaults, by option name
 */
public record TaskDescription(
    String name,
    String summary,
    String heads,
    List<Option<?>> options,
    Map<String, String> defaults,
    Set<String> adapted,
    List<VerbDescription> verbs,
    Map<String, String> sweep) {
  /** Checks the name and that nothing is null, and copies lists, map and set. */
  public TaskDescription {
    if (name == null || !name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "a task's name must be lower-case letters, digits and dashes. Found '" + name + "'");
    }
    Objects.requireNonNull(summary, "a task's summary must not be null");
    Objects.requireNonNull(heads, "a task's heads must not be null");
    options = List.copyOf(options);
    adapted = Set.copyOf(adapted);
    verbs = List.copyOf(verbs);
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    sweep = Collections.unmodifiableMap(new LinkedHashMap<>(sweep));
  }

  /** Describes a task that prefers nothing else in sweeps. */
  public TaskDescription(
      String name,
      String summary,
      String heads,
      List<Option<?>> options,
      Map<String, String> defaults,
      Set<String> adapted,
      List<VerbDescription> verbs) {
    this(name, summary, heads, options, defaults, adapted, verbs, Map.of());
  }

  /** Returns the same task that prefers something else in sweeps. */
  public TaskDescription withSweep(Map<String, String> other) {
    return new TaskDescription(name, summary, heads, options, defaults, adapted, verbs, other);
  }

  /** Describes a task without commands of its own, whose defaults are the same for all data. */
  public TaskDescription(
      String name,
      String summary,
      String heads,
      List<Option<?>> options,
      Map<String, String> defaults) {
    this(name, summary, heads, options, defaults, Set.of(), List.of());
  }
}
