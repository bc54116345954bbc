package dev.lacuna.task;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The types that options come in. Each method returns an option without a default; a task adds one
 * with {@link Option#withDefault}.
 */
public final class OptionTypes {
  private static final List<String> NO_OR_YES = List.of("no", "yes");

  private OptionTypes() {}

  /** A whole number within a range, both ends included. */
  public static Option<Integer> integer(String name, int minimum, int maximum, String description) {
    String rule =
        maximum == Integer.MAX_VALUE
            ? "must be a whole number of at least " + minimum
            : "must be a whole number within %d to %d".formatted(minimum, maximum);
    return option(name, "N", description, text -> (int) parseWhole(text, minimum, maximum, rule));
  }

  /** A whole number of 64 bits, such as a seed. */
  public static Option<Long> bigInteger(String name, String description) {
    String rule = "must be a whole number of at most 64 bits";
    return option(
        name, "N", description, text -> parseWhole(text, Long.MIN_VALUE, Long.MAX_VALUE, rule));
  }

  /** A number within a range, both ends included. */
  public static Option<Double> number(
      String name, double minimum, double maximum, String description) {
    String rule = "must be a number within %s to %s".formatted(print(minimum), print(maximum));
    return option(name, "X", description, text -> parseNumber(text, minimum, maximum, rule));
  }

  /** A finite number of 0 or more. */
  public static Option<Double> notNegative(String name, String description) {
    String rule = "must be a number of at least 0";
    return option(name, "X", description, text -> parseNumber(text, 0, Double.MAX_VALUE, rule));
  }

  /** A number of 0 or more and below 1. */
  public static Option<Double> belowOne(String name, String description) {
    String rule = "must be a number of at least 0 and below 1";
    return option(name, "X", description, text -> parseNumber(text, 0, Math.nextDown(1.0), rule));
  }

  /** A finite number above 0. */
  public static Option<Double> positive(String name, String description) {
    String rule = "must be a number above 0";
    return option(
        name,
        "X",
        description,
        text -> parseNumber(text, Double.MIN_VALUE, Double.MAX_VALUE, rule));
  }

  /** One word out of several. */
  public static Option<String> choice(String name, List<String> words, String description) {
    return option(name, String.join("|", words), description, text -> oneOf(text, words));
  }

  /** A choice between no and yes; a command line may leave {@code yes} out. */
  public static Option<String> noOrYes(String name, String description) {
    return choice(name, NO_OR_YES, description);
  }

  /** Returns whether an option is a choice between no and yes. */
  public static boolean isNoOrYes(Option<?> option) {
    return option.hint().equals(String.join("|", NO_OR_YES));
  }

  /** A text. */
  public static Option<String> text(String name, String hint, String description) {
    return option(name, hint, description, Function.identity());
  }

  /** A file or folder. */
  public static Option<Path> path(String name, String hint, String description) {
    return option(name, hint, description, OptionTypes::path);
  }

  /** Finite numbers parted by commas. */
  public static Option<List<Double>> numbers(String name, String hint, String description) {
    String rule = "must be numbers parted by commas";
    return option(
        name,
        hint,
        description,
        text ->
            words(text).stream()
                .map(word -> parseNumber(word, -Double.MAX_VALUE, Double.MAX_VALUE, rule))
                .toList());
  }

  /** Whole numbers above 0 parted by commas; {@code none} for an empty list. */
  public static Option<List<Integer>> widths(String name, String description) {
    String rule = "must be whole numbers above 0 parted by commas, or none";
    return option(
        name,
        "N,N",
        description,
        text ->
            text.strip().equals("none")
                ? List.of()
                : words(text).stream()
                    .map(word -> (int) parseWhole(word, 1, 1 << 20, rule))
                    .toList());
  }

  /** Pairs of a name and a number, such as {@code a=2,b=0.5}. */
  public static Option<Map<String, Double>> weights(String name, String description) {
    return option(name, "HEAD=X,HEAD=X", description, OptionTypes::weights);
  }

  /** Any type of one's own. */
  public static <T> Option<T> option(
      String name, String hint, String description, Function<String, T> parser) {
    return new Option<>(name, hint, description, Optional.empty(), parser);
  }

  private static long parseWhole(String text, long minimum, long maximum, String rule) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (NumberFormatException notWhole) {
      throw new IllegalArgumentException(rule, notWhole);
    }
    throw new IllegalArgumentException(rule);
  }

  private static double parseNumber(String text, double minimum, double maximum, String rule) {
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(rule, notANumber);
    }
    throw new IllegalArgumentException(rule);
  }

  private static String oneOf(String text, List<String> words) {
    if (!words.contains(text.strip())) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", words));
    }
    return text.strip();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException illegal) {
      throw new IllegalArgumentException("must be a path", illegal);
    }
  }

  private static Map<String, Double> weights(String text) {
    String rule = "must be pairs of a head and a number of at least 0, such as a=2,b=0.5";
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String pair : words(text)) {
      int equals = pair.lastIndexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(rule);
      }
      double weight = parseNumber(pair.substring(equals + 1), 0, Double.MAX_VALUE, rule);
      if (weights.put(pair.substring(0, equals), weight) != null) {
        throw new IllegalArgumentException("must name each head once");
      }
    }
    return weights;
  }

  private static String print(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
