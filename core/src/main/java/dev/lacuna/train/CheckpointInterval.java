package dev.lacuna.train;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a training is saved. */
public sealed interface CheckpointInterval {
  /** Not at all. */
  record Never() implements CheckpointInterval {}

  /**
   * After so many epochs, and after each training.
   *
   * @param count at least 1
   */
  record Epochs(int count) implements CheckpointInterval {
    /** Checks the range. */
    public Epochs {
      TrainingConfig.check(count >= 1, "epochs between checkpoints must be at least 1", count);
    }
  }

  /**
   * After so much time, within an epoch too.
   *
   * @param count at least 1
   */
  record Seconds(long count) implements CheckpointInterval {
    /** Checks the range. */
    public Seconds {
      TrainingConfig.check(count >= 1, "seconds between checkpoints must be at least 1", count);
    }
  }

  /**
   * Reads an interval such as {@code 20} for epochs, {@code 90s}, {@code 5m} or {@code 1h} for
   * time, or {@code never}.
   *
   * @throws IllegalArgumentException with what must hold when it is none of these
   */
  static CheckpointInterval parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    Matcher parts = Pattern.compile("([1-9][0-9]{0,8})([smh]?)").matcher(word);
    if (word.equals("never")) {
      return new Never();
    }
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must be epochs such as 20, a time such as 90s, 5m or 1h, or never");
    }
    int count = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> new Seconds(count);
      case "m" -> new Seconds(60L * count);
      case "h" -> new Seconds(3_600L * count);
      default -> new Epochs(count);
    };
  }
}
