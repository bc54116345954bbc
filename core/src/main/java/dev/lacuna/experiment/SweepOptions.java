package dev.lacuna.experiment;

import dev.lacuna.data.Mechanism;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import java.util.HashSet;
import java.util.List;

/** The options that only a sweep has. */
public final class SweepOptions {
  /** How much is dropped. */
  public static final Option<List<Double>> MISSING =
      OptionTypes.option(
              "missing",
              "RATE,RATE",
              "shares of the labels of train and dev that are dropped",
              SweepOptions::rates)
          .withDefault("0,0.25,0.5,0.75,0.9,0.95");

  /** How often everything is done. */
  public static final Option<Integer> SEEDS = ComparisonOptions.SEEDS.withDefault("5");

  private SweepOptions() {}

  /** Returns these options, in the order of a help text. */
  public static List<Option<?>> all() {
    return List.of(MISSING, ComparisonOptions.MECHANISM, ComparisonOptions.METHODS, SEEDS);
  }

  /** Returns the plan of a sweep. */
  public static SweepPlan plan(OptionValues options) {
    return new SweepPlan(
        options.get(MISSING),
        Mechanism.byId(options.get(ComparisonOptions.MECHANISM)),
        options.get(ComparisonOptions.METHODS),
        options.get(SEEDS));
  }

  private static List<Double> rates(String text) {
    List<Double> rates = OptionTypes.numbers("missing", "", "").parser().apply(text);
    if (rates.stream().anyMatch(rate -> rate < 0 || rate > 1)) {
      throw new IllegalArgumentException("must be numbers within 0 to 1 parted by commas");
    }
    if (new HashSet<>(rates).size() < rates.size()) {
      throw new IllegalArgumentException("must name each rate once");
    }
    return rates;
  }
}
