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
   * Throws everything that was added, or does nothing where nothing was. One problem speaks for
   * itself; several are counted and listed.
   *
   * @param code what went wrong
   * @throws LacunaException when there is a problem; it lists the first twenty and counts the rest
   */
  public void throwIfAny(ErrorCode code) {
    throwIfAny(code, "");
  }

  /**
   * Throws everything that was added under a headline, or does nothing where nothing was.
   *
   * @param code what went wrong
   * @param headline what the problems have in common, without a full stop
   * @throws LacunaException when there is a problem; it lists the first twenty and counts the rest
   */
  public void throwIfAny(ErrorCode code, String headline) {
    if (count > 0) {
      String lead = headline.isEmpty() ? "" : headline + ": ";
      throw new LacunaException(code, lead + (count == 1 ? shown.get(0) : list()));
    }
  }

  private String list() {
    StringBuilder list = new StringBuilder().append(count).append(" problems");
    for (int i = 0; i < shown.size(); i++) {
      list.append(System.lineSeparator()).append("  %d) %s".formatted(i + 1, shown.get(i)));
    }
    if (count > SHOWN) {
      list.append(System.lineSeparator()).append("  … and %d more".formatted(count - SHOWN));
    }
    return list.toString();
  }
}
