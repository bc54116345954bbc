package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.NumberColumn;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.WordColumn;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out what feature columns hold. */
public final class FeatureKinds {
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}([T ].*)?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}( .*)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final double MOSTLY = 0.9;
  private static final int LOOKED_AT = 1_000;

  /** Cells of fewer words on average are names, not sentences. */
  private static final double WORDS_OF_A_TEXT = 3;

  private static final int FEW_ROWS = 20;

  private FeatureKinds() {}

  /**
   * Returns what each feature column holds; a column in which nearly every row has another word is
   * left out.
   *
   * @throws dev.lacuna.error.LacunaException when a column holds dates, or words among numbers; it
   *     lists all of them
   */
  public static Map<String, FeatureKind> of(
      Table table, List<String> names, Map<String, FeatureKind> declared) {
    Map<String, FeatureKind> kinds = new LinkedHashMap<>();
    Problems problems = new Problems();
    for (String name : names) {
      Column column = table.column(name);
      Optional<FeatureKind> kind =
          Optional.ofNullable(declared.get(name)).or(() -> infer(table, column, problems));
      kind.ifPresent(found -> kinds.put(name, found));
      if (kind.equals(Optional.of(FeatureKind.NUMERIC))) {
        Strays.report(table, column, problems);
      }
    }
    problems.throwIfAny(
        ErrorCode.BAD_DATA,
        "Features must be numbers, categories or texts (--missing-codes CODE,… says what means missing, --ignore NAME,… leaves columns out)");
    return kinds;
  }

  private static Optional<FeatureKind> infer(Table table, Column column, Problems problems) {
    if (column instanceof NumberColumn
        || (column instanceof WordColumn words && words.isMostlyNumbers())) {
      return Optional.of(FeatureKind.NUMERIC);
    }
    List<String> words = ((WordColumn) column).words();
    List<String> some = words.subList(0, Math.min(LOOKED_AT, words.size()));
    if (!some.isEmpty() && share(some, DATE) >= MOSTLY) {
      problems.add(
          "column '%s' holds dates, which are no features as they are. Found '%s' in line %d. Ignore it, or put a number in its place, such as days since the first one"
              .formatted(column.name(), some.get(0), firstLine(table, column)));
      return Optional.empty();
    }
    if (some.stream().mapToInt(word -> BLANKS.split(word).length).average().orElse(0)
        >= WORDS_OF_A_TEXT) {
      return Optional.of(FeatureKind.TEXT);
    }
    return isName(column, words) ? Optional.empty() : Optional.of(FeatureKind.CATEGORICAL);
  }

  /** Returns whether nearly every row has a word of its own: it names the row and says no more. */
  private static boolean isName(Column column, List<String> words) {
    return column.rows() >= FEW_ROWS && words.size() >= MOSTLY * column.rows();
  }

  private static double share(List<String> words, Pattern pattern) {
    return words.stream()
        .collect(Collectors.averagingInt(word -> pattern.matcher(word).matches() ? 1 : 0));
  }

  private static int firstLine(Table table, Column column) {
    int row = 0;
    while (column.missing(row)) {
      row++;
    }
    return table.line(row);
  }
}
