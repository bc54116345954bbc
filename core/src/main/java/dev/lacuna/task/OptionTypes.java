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
  private OptionTypes() {}

  /** A whole number within a range, both ends included. */
  public static Option<Integer> integer(String name, int minimum, int maximum, String description) {
    return option(name, "N", description, text -> (int) whole(text, minimum, maximum));
  }

  /** A whole number of 64 bits, such as a seed. */
  public static Option<Long> bigInteger(String name, String description) {
    return option(name, "N", description, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /** A number within a range, both ends included. */
  public static Option<Double> number(
      String name, double minimum, double maximum, String description) {
    return option(name, "X", description, text -> number(text, minimum, maximum));
  }

  /** A number above 0. */
  public static Option<Double> positive(String name, String description) {
    return option(name, "X", description, text -> number(text, Double.MIN_VALUE, Double.MAX_VALUE));
  }

  /** One word out of several. */
  public static Option<String> choice(String name, List<String> words, String description) {
    return option(name, String.join("|", words), description, text -> oneOf(text, words));
  }

  /** A text. */
  public static Option<String> text(String name, String hint, String description) {
    return option(name, hint, description, Function.identity());
  }

  /** A file or folder. */
  public static Option<Path> path(String name, String hint, String description) {
    return option(name, hint, description, OptionTypes::path);
  }

  /** Numbers parted by commas. */
  public static Option<List<Double>> numbers(String name, String hint, String description) {
    return option(
        name,
        hint,
        description,
        text ->
            words(text).stream()
                .map(word -> number(word, -Double.MAX_VALUE, Double.MAX_VALUE))
                .toList());
  }

  /** Whole numbers above 0 parted by commas; {@code none} for an empty list. */
  public static Option<List<Integer>> widths(String name, String description) {
    return option(
        name,
        "N,N",
        description,
        text ->
            text.strip().equals("none")
                ? List.of()
                : words(text).stream().map(word -> (int) whole(word, 1, 1 << 20)).toList());
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

  private static long whole(String text, long minimum, long maximum) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (NumberFormatException notWhole) {
      // answered below, like a number out of range
    }
    throw new IllegalArgumentException(
        maximum < Integer.MAX_VALUE
            ? "must be a whole number within %d to %d".formatted(minimum, maximum)
            : minimum > Long.MIN_VALUE
                ? "must be a whole number of at least " + minimum
                : "must be a whole number");
  }

  private static double number(String text, double minimum, double maximum) {
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // answered below, like a number out of range
    }
    if (maximum < Double.MAX_VALUE) {
      throw new IllegalArgumentException(
          "must be a number within %s to %s".formatted(minimum, maximum));
    }
    throw new IllegalArgumentException(
        minimum == Double.MIN_VALUE
            ? "must be a number above 0"
            : minimum == 0 ? "must be a number of at least 0" : "must be numbers");
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
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String pair : words(text)) {
      int equals = pair.lastIndexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "must be pairs of a head and a number, such as a=2,b=0.5");
      }
      weights.put(
          pair.substring(0, equals), number(pair.substring(equals + 1), 0, Double.MAX_VALUE));
    }
    return weights;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
