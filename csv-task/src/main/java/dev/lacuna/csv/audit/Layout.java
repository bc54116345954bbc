package dev.lacuna.csv.audit;

import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the audit writes numbers, names and sentences, so that they fit a terminal. */
final class Layout {
  /** Lines of a table; the rest is in the file only. */
  static final int SHOWN = 20;

  private static final int WIDTH = 92;

  /** Not within {@code 12 %} and {@code p < 0.001}. */
  private static final Pattern BREAK = Pattern.compile("(?<!<) +(?![ %<])");

  private static final int LONGEST_NAME = 32;

  private Layout() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a count with its noun, which takes an s where it is not one. */
  static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns a whole number as it is, and any other with four digits. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? count((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  static String probability(double p) {
    return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
  }

  /** Returns a name, cut where it is very long. */
  static String name(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  /** Returns the first names and how many there are beside them. */
  static String names(Collection<String> names, int most) {
    String first = names.stream().limit(most).map(Layout::name).collect(Collectors.joining(", "));
    return names.size() <= most
        ? first
        : "%s and %s more".formatted(first, count(names.size() - (long) most));
  }

  /** Returns the same names for {@code --ignore}, or a pattern where there are too many. */
  static String option(Collection<String> names) {
    return names.size() <= 3
        ? String.join(",", names)
        : names.stream().limit(3).collect(Collectors.joining(",")) + ",…";
  }

  /** Returns a table of the first rows, with a note where there are more. */
  static Table table(List<String> headers, List<List<String>> rows, String what) {
    List<String> notes =
        rows.size() <= SHOWN
            ? List.of()
            : List.of(
                "These are %d of %s %s; audit.json has them all."
                    .formatted(SHOWN, count(rows.size()), what));
    return new Table(headers, rows.subList(0, Math.min(SHOWN, rows.size())), notes);
  }

  /** Returns a text in lines. */
  static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BREAK.split(text, -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
