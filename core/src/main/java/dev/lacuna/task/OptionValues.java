package dev.lacuna.task;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.error.Suggestions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one run: what was set, over what a task prefers, over the declared defaults.
 * Immutable; every value has passed its option's check.
 */
public final class OptionValues {
  private final Map<String, String> effective;
  private final Set<String> set;

  private OptionValues(Map<String, String> effective, Set<String> set) {
    this.effective = effective;
    this.set = set;
  }

  /**
   * Where settings come from.
   *
   * @param values option names and texts
   * @param prefix what stands before a name where a user writes it, such as {@code --}
   * @param origin where they were written, such as {@code in run.yaml}; empty where it is plain
   */
  public record Source(Map<String, String> values, String prefix, String origin) {
    /** Copies the map in its order. */
    public Source {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the settings of a command line. */
    public static Source flags(Map<String, String> values) {
      return new Source(values, "--", "");
    }

    /** Returns the settings of a program. */
    public static Source names(Map<String, String> values) {
      return new Source(values, "", "");
    }

    /** Returns the settings of a configuration file. */
    public static Source file(Map<String, String> values, Path file) {
      return new Source(values, "", " in " + file);
    }
  }

  /**
   * Reads and checks settings.
   *
   * @param declared all options there are
   * @param defaults what takes the place of declared defaults, such as a task's
   * @param sources what was set; a later source goes over an earlier one
   * @throws LacunaException when a name is unknown or a value is refused; it lists all of them
   */
  public static OptionValues read(
      List<Option<?>> declared, Map<String, String> defaults, List<Source> sources) {
    Map<String, Option<?>> options = new LinkedHashMap<>();
    declared.forEach(option -> options.put(option.name(), option));
    Map<String, String> effective = new LinkedHashMap<>();
    options.values().forEach(o -> o.defaultText().ifPresent(text -> effective.put(o.name(), text)));
    effective.putAll(defaults);
    Set<String> set = new HashSet<>();
    Problems problems = new Problems();
    check(options, Source.names(defaults), problems);
    for (Source source : sources) {
      check(options, source, problems);
      effective.putAll(source.values());
      set.addAll(source.values().keySet());
    }
    problems.throwIfAny(ErrorCode.BAD_OPTION);
    return new OptionValues(inOrder(effective, options.keySet()), set);
  }

  private static Map<String, String> inOrder(Map<String, String> values, Set<String> names) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        ordered.put(name, value);
      }
    }
    return ordered;
  }

  private static void check(Map<String, Option<?>> options, Source source, Problems problems) {
    source.values().forEach((name, text) -> check(options, source, name, problems));
  }

  private static void check(
      Map<String, Option<?>> options, Source source, String name, Problems problems) {
    Option<?> option = options.get(name);
    if (option == null) {
      String hint = Suggestions.didYouMean(name, options.keySet());
      problems.add(
          "there is no option '%s%s'%s.%s".formatted(source.prefix(), name, source.origin(), hint));
      return;
    }
    String text = source.values().getOrDefault(name, "");
    option
        .problemOf(text)
        .ifPresent(
            problem ->
                problems.add(
                    "%s%s %s. Found '%s'%s"
                        .formatted(source.prefix(), name, problem, text, source.origin())));
  }

  /**
   * Returns the value of an option that has a default or was set.
   *
   * @throws LacunaException when it has none
   */
  public <T> T get(Option<T> option) {
    return find(option)
        .orElseThrow(
            () ->
                new LacunaException(
                    ErrorCode.BAD_OPTION,
                    "The option --%s is needed here. Found nothing. Give --%s %s."
                        .formatted(option.name(), option.name(), option.hint())));
  }

  /** Returns the value of an option, or nothing where it has no default and was not set. */
  public <T> Optional<T> find(Option<T> option) {
    return Optional.ofNullable(effective.get(option.name())).map(option.parser());
  }

  /** Returns the settings that are not just at a default, by name, as a user wrote them. */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>(effective);
    given.keySet().retainAll(set);
    return given;
  }

  /** Returns whether an option was set, and is not just at a default. */
  public boolean isSet(Option<?> option) {
    return set.contains(option.name());
  }

  /** Returns these settings with other values for options that nobody set. */
  public OptionValues preferring(Map<String, String> preferences) {
    Map<String, String> changed = new LinkedHashMap<>(effective);
    preferences.forEach(
        (name, text) -> {
          if (!set.contains(name)) {
            changed.put(name, text);
          }
        });
    return new OptionValues(changed, set);
  }

  /**
   * Returns these settings with another value of one option.
   *
   * @throws LacunaException when the value is refused
   */
  public OptionValues with(Option<?> option, String text) {
    Problems problems = new Problems();
    Source source = Source.names(Map.of(option.name(), text));
    check(Map.of(option.name(), option), source, option.name(), problems);
    problems.throwIfAny(ErrorCode.BAD_OPTION);
    Map<String, String> changed = new LinkedHashMap<>(effective);
    changed.put(option.name(), text);
    Set<String> named = new HashSet<>(set);
    named.add(option.name());
    return new OptionValues(changed, named);
  }

  /**
   * Returns all effective settings by name, as a user would write them: options with a default in
   * declared order, then the others as they were set.
   */
  public Map<String, String> asMap() {
    return Collections.unmodifiableMap(effective);
  }
}
