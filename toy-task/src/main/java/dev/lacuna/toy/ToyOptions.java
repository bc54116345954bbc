package dev.lacuna.toy;

import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import java.util.List;
import java.util.Map;

/** The toy task's own options, and what it prefers of the shared ones. */
final class ToyOptions {
  static final Option<Integer> POINTS =
      OptionTypes.integer(
              "points", 1_000, 10_000_000, "points to generate; 3 % are kept for the test")
          .withDefault("100000");

  static final Option<String> DROPS =
      OptionTypes.choice(
              "drops",
              List.of("described", "as-written", "none"),
              "which labels go missing: as the experiment's text describes it, as its code does, none")
          .withDefault("described");

  static final Option<Double> MISSING_RATE =
      OptionTypes.number(
          "missing-rate",
          0,
          1,
          "share of every head's labels that goes missing at random, instead of --drops");

  static final Option<Double> TRAIN_SHARE =
      OptionTypes.number("train-share", 0.001, 1, "share of the unreserved points to train on")
          .withDefault("0.1");

  static final List<Option<?>> ALL = List.of(POINTS, DROPS, MISSING_RATE, TRAIN_SHARE);

  static final Map<String, String> DEFAULTS =
      Map.of(
          "hidden", "10,40,30",
          "learning-rate", "0.001",
          "batch-size", "5000",
          "epochs", "2000");

  /** Smaller batches learn as much in a tenth of the time, and a sweep has hundreds of runs. */
  static final Map<String, String> SWEEP =
      Map.of(
          "drops", "none",
          "missing", "0,0.1,0.2,0.25,0.3,0.5,0.75,0.9,0.95",
          "batch-size", "1000",
          "epochs", "300");

  private ToyOptions() {}
}
