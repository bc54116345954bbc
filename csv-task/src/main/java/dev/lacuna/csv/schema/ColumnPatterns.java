package dev.lacuna.csv.schema;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names columns: a name, a pattern in which {@code *} stands for any letters and {@code ?} for one,
 * {@code first:N}, or {@code last:N}.
 *
 * @param option where the patterns were written, for messages
 * @param patterns in the order in which they were written
 */
public record ColumnPatterns(String option, List<String> patterns) {
  private static final Pattern RANGE = Pattern.compile("(first|last):([1-9][0-9]{0,6})");

  /** Copies the list. */
  public ColumnPatterns {
    patterns = patterns.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** Returns the patterns of a text, parted by commas. */
  public static ColumnPatterns parse(String option, String text) {
    return new ColumnPatterns(option, Arrays.asList(text.split(",")));
  }

  /**
   * Returns the columns that the patterns name, each once, in the order of the table.
   *
   * @param names of all columns
   * @throws LacunaException when a pattern names none
   */
  public List<String> resolve(List<String> names) {
    Set<String> named = new LinkedHashSet<>();
    for (String pattern : patterns) {
      List<String> matching = matching(pattern, names);
      if (matching.isEmpty()) {
        throw new LacunaException(
            ErrorCode.BAD_DATA,
            "%s must name columns of the table. Found no column for '%s' among %s.%s"
                .formatted(option, pattern, shown(names), Suggestions.didYouMean(pattern, names)));
      }
      named.addAll(matching);
    }
    return names.stream().filter(named::contains).toList();
  }

  /** Returns the columns that the patterns name, as far as there are any. */
  public List<String> present(List<String> names) {
    Set<String> named = new HashSet<>();
    patterns.forEach(pattern -> named.addAll(matching(pattern, names)));
    return names.stream().filter(named::contains).toList();
  }

  private static List<String> matching(String pattern, List<String> names) {
    if (names.contains(pattern)) {
      return List.of(pattern);
    }
    Matcher range = RANGE.matcher(pattern);
    if (range.matches()) {
      int count = Math.min(names.size(), Integer.parseInt(range.group(2)));
      return range.group(1).equals("first")
          ? names.subList(0, count)
          : names.subList(names.size() - count, names.size());
    }
    Pattern glob = Pattern.compile(regex(pattern), Pattern.DOTALL);
    return names.stream().filter(name -> glob.matcher(name).matches()).toList();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.codePoints()
        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
        .forEach(regex::append);
    return regex.toString();
  }

  private static String shown(List<String> names) {
    int most = 12;
    return names.size() <= most
        ? String.join(", ", names)
        : "%s, … and %d more"
            .formatted(String.join(", ", names.subList(0, most)), names.size() - most);
  }
}
