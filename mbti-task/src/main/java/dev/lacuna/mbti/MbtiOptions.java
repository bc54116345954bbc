package dev.lacuna.mbti;

import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The options of the MBTI task that say which data it learns from. */
public final class MbtiOptions {
  /** The posts; without it they are generated. */
  public static final Option<Path> DATA =
      OptionTypes.path(
          "data",
          "FILE",
          "users: CSV with the columns type and posts, gzipped or not; without it they are made up");

  /** What is taken out of the posts. */
  public static final Option<MaskTypes> MASK_TYPES =
      OptionTypes.option(
              "mask-types",
              "none|types|strict",
              "what is taken out of the posts: nothing, links and names of types, or all jargon of types too",
              MbtiOptions::maskTypes)
          .withDefault("types");

  /** Labels to drop on purpose. */
  public static final Option<Double> MISSING_RATE =
      OptionTypes.number(
              "missing-rate", 0, 1, "share of every head's labels to drop at random, on purpose")
          .withDefault("0");

  /** Options about data, in the order of a help text. */
  public static final List<Option<?>> DATA_OPTIONS = List.of(DATA, MASK_TYPES, MISSING_RATE);

  private MbtiOptions() {}

  private static MaskTypes maskTypes(String text) {
    return Arrays.stream(MaskTypes.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(text.strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of none, types, strict"));
  }
}
