package dev.lacuna.error;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of one input and throws them together, so that a user mends a file once and
 * not once per problem. Not thread-safe.
 */
public final class Problems {
  private static final int SHOWN = 20;

  private final List<String> shown = new ArrayList<>();
  private int count;

  /** Adds one problem: what must hold, what was found, where. */
  public void add(String problem) {
    if (count < SHOWN) {
      shown.add(problem);
    }
    count++;
  }

  /** Returns how many problems were added. */
  public int count() {
    return count;
  }

  /**
   * Throws everything that was added, or does nothing where nothing was.
   *
   * @param code what went wrong
   * @param headline what the problems have in common, without a full stop
   * @throws LacunaException when there is a problem; it lists the first twenty and counts the rest
   */
  public void throwIfAny(ErrorCode code, String headline) {
    if (count == 0) {
      return;
    }
    if (count == 1) {
      throw new LacunaException(code, headline + ": " + shown.get(0));
    }
    StringBuilder message =
        new StringBuilder(headline).append(": ").append(count).append(" problems");
    for (int i = 0; i < shown.size(); i++) {
      message
          .append(System.lineSeparator())
          .append("  ")
          .append(i + 1)
          .append(") ")
          .append(shown.get(i));
    }
    if (count > SHOWN) {
      message
          .append(System.lineSeparator())
          .append("  … and ")
          .append(count - SHOWN)
          .append(" more");
    }
    throw new LacunaException(code, message.toString());
  }
}
