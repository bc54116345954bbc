package dev.lacuna.task;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One setting of a run, declared once: command line, configuration file and Java API all read this
 * declaration.
 *
 * @param <T> the type of its value
 * @param name without dashes, such as {@code missing-rate}
 * @param hint what a value looks like in a help text, such as {@code RATE}
 * @param description one sentence without a full stop
 * @param defaultText the default as a user would write it; empty where there is none
 * @param parser reads a text; throws IllegalArgumentException saying what must hold
 */
public record Option<T>(
    String name,
    String hint,
    String description,
    Optional<String> defaultText,
    Function<String, T> parser) {
  /** Checks the name and that nothing is null. */
  public Option {
    if (name == null || !name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "an option's name must be lower-case words joined by dashes. Found '" + name + "'");
    }
    Objects.requireNonNull(hint, "an option's hint must not be null");
    Objects.requireNonNull(description, "an option's description must not be null");
    Objects.requireNonNull(defaultText, "an option's default must not be null");
    Objects.requireNonNull(parser, "an option's parser must not be null");
  }

  /** Returns this option with a default, written as a user would write it. */
  public Option<T> withDefault(String text) {
    problemOf(text)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "the default of option '%s' %s. Found '%s'".formatted(name, problem, text));
            });
    return new Option<>(name, hint, description, Optional.of(text), parser);
  }

  /** Returns this option with another hint at what a value looks like. */
  public Option<T> withHint(String other) {
    return new Option<>(name, other, description, defaultText, parser);
  }

  /** Returns what must hold of a text that does not, or nothing where it is a legal value. */
  public Optional<String> problemOf(String text) {
    try {
      Objects.requireNonNull(parser.apply(text), "a parser returns no null");
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }
}
