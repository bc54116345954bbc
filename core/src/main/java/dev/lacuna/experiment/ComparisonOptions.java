package dev.lacuna.experiment;

import dev.lacuna.data.Mechanism;
import dev.lacuna.data.Missingness;
import dev.lacuna.error.Suggestions;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** The options that only a comparison of methods has. */
public final class ComparisonOptions {
  /** What is compared. */
  public static final Option<List<Method>> METHODS =
      OptionTypes.option(
              "methods",
              "NAME,NAME",
              "methods for missing labels, out of " + String.join(", ", Method.ids()),
              ComparisonOptions::methods)
          .withDefault(String.join(",", Method.ids()));

  /** How often everything is done. */
  public static final Option<Integer> SEEDS =
      OptionTypes.integer("seeds", 1, 1_000, "how many seeds to compare for, from --seed upwards")
          .withDefault("1");

  /** How much is dropped before. */
  public static final Option<Double> MISSING =
      OptionTypes.number(
              "missing", 0, 1, "share of the labels of train and dev that is dropped before")
          .withHint("RATE")
          .withDefault("0");

  /** Which labels are dropped. */
  public static final Option<String> MECHANISM =
      OptionTypes.choice(
              "mechanism", Mechanism.ids(), "which labels --missing drops; see docs/methods.md")
          .withDefault(Mechanism.MCAR.id());

  private ComparisonOptions() {}

  /** Returns these options, in the order of a help text. */
  public static List<Option<?>> all() {
    return List.of(MISSING, MECHANISM, METHODS, SEEDS);
  }

  /** Returns what a run drops before it compares. */
  public static Missingness missingness(OptionValues options) {
    return new Missingness(Mechanism.byId(options.get(MECHANISM)), options.get(MISSING));
  }

  private static List<Method> methods(String text) {
    List<Method> methods =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .map(ComparisonOptions::method)
            .toList();
    if (new HashSet<>(methods).size() < methods.size()) {
      throw new IllegalArgumentException("must name each method once");
    }
    return methods;
  }

  private static Method method(String id) {
    return Arrays.stream(Method.values())
        .filter(method -> method.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  private static IllegalArgumentException unknown(String id) {
    String hint =
        Suggestions.nearest(id, Method.ids())
            .map(near -> " (did you mean '%s'?)".formatted(near))
            .orElse("");
    return new IllegalArgumentException(
        "must be names parted by commas out of %s, and not '%s'%s"
            .formatted(String.join(", ", Method.ids()), id, hint));
  }
}
