package dev.lacuna.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a user most likely meant. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * Returns the known name nearest to the given one, where one is near enough: at most a third of
   * its letters, and never fewer than two, differ.
   *
   * @param name what was typed
   * @param known the names that exist
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String typed = name.toLowerCase(Locale.ROOT);
    int reach = Math.max(2, typed.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(reach);
    return known.stream()
        .filter(candidate -> distance(distance, typed, candidate) >= 0)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(distance, typed, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Returns " Did you mean 'x'?" with a leading blank, or nothing where no name is near. */
  public static String didYouMean(String name, Collection<String> known) {
    return nearest(name, known).map(found -> " Did you mean '" + found + "'?").orElse("");
  }

  private static int distance(LevenshteinDistance distance, String typed, String candidate) {
    return distance.apply(typed, candidate.toLowerCase(Locale.ROOT));
  }
}
