package dev.lacuna.csv.audit;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.NumberColumn;
import dev.lacuna.csv.table.Numbers;
import dev.lacuna.csv.table.WordColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cells that may mean missing although nobody said so: words such as {@code unknown}, −1 among
 * labels 0 and 1, and a smallest or largest number that repeats far from all others.
 */
final class SuspectCodes implements Check {
  private static final Set<String> WORDS =
      Set.of(
          "na",
          "n/a",
          "#n/a",
          "nan",
          "nil",
          "none",
          "null",
          "missing",
          "unknown",
          "unk",
          "undefined",
          "-",
          "--",
          ".",
          "?",
          "not available",
          "not tested",
          "no data");
  private static final Set<Float> USUAL =
      Set.of(-1f, -9f, -99f, -999f, -9999f, -99999f, 9f, 99f, 999f, 9999f, 99999f);

  /** Cells that must hold the number, as a share of the column and at least. */
  private static final double SHARE = 0.005;

  private static final int FEWEST = 3;

  /** How far a number that is no usual code must be from the others, in ranges of the others. */
  private static final double FAR = 5;

  @Override
  public Chapter look(AuditInput input) {
    List<Double> codes = input.declared().missing().numbers();
    List<Suspect> suspects =
        Stream.concat(
                input.labelColumns().stream().flatMap(column -> in(column, true, codes)),
                input.features().stream().flatMap(column -> in(column, false, List.of())))
            .toList();
    return new Chapter(
        Map.of("suspected_codes", suspects.stream().map(Suspect::json).toList()),
        suspects.isEmpty()
            ? List.of()
            : List.of(
                Layout.table(
                    List.of("may mean missing", "column", "part", "cells", "beside"),
                    suspects.stream().map(Suspect::row).toList(),
                    "suspects")),
        findings(suspects));
  }

  /** A cell's content that may mean missing, in one column. */
  private record Suspect(String code, Column column, boolean isLabel, int cells, String beside) {
    boolean isWord() {
      return column instanceof WordColumn words && words.words().contains(code) && !isNumber(code);
    }

    private static boolean isNumber(String code) {
      return code.chars().anyMatch(Character::isDigit);
    }

    List<String> row() {
      return List.of(
          code,
          Layout.name(column.name()),
          isLabel ? "label" : "feature",
          Layout.count(cells),
          beside);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("code", code);
      json.put("column", column.name());
      json.put("label", isLabel);
      json.put("cells", cells);
      json.put("beside", beside);
      return json;
    }
  }

  private static Stream<Suspect> in(Column column, boolean isLabel, List<Double> codes) {
    List<Suspect> suspects = new ArrayList<>();
    if (column instanceof WordColumn words) {
      for (String word : words.words()) {
        if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
          suspects.add(new Suspect(word, column, isLabel, cells(words, word), "words"));
        }
      }
    }
    if (column instanceof NumberColumn
        || (column instanceof WordColumn words && words.isMostlyNumbers())) {
      Extremes.of(column, codes).suspect(isLabel).ifPresent(suspects::add);
    }
    return suspects.stream();
  }

  private static int cells(WordColumn column, String word) {
    int code = column.words().indexOf(word);
    int cells = 0;
    for (int row = 0; row < column.rows(); row++) {
      cells += column.code(row) == code ? 1 : 0;
    }
    return cells;
  }

  /**
   * The two smallest and the two largest of a column's different numbers, and how often they occur.
   */
  private static final class Extremes {
    private final Column column;
    private float smallest = Float.POSITIVE_INFINITY;
    private float second = Float.POSITIVE_INFINITY;
    private float largest = Float.NEGATIVE_INFINITY;
    private float secondLargest = Float.NEGATIVE_INFINITY;
    private int atSmallest;
    private int atLargest;
    private int count;

    private Extremes(Column column) {
      this.column = column;
    }

    static Extremes of(Column column, List<Double> declared) {
      Extremes extremes = new Extremes(column);
      for (int row = 0; row < column.rows(); row++) {
        float number = column.number(row);
        if (!Float.isNaN(number) && (declared.isEmpty() || !declared.contains((double) number))) {
          extremes.add(number);
        }
      }
      return extremes;
    }

    private void add(float number) {
      count++;
      if (number < smallest) {
        second = smallest;
        smallest = number;
        atSmallest = 0;
      } else if (number > smallest && number < second) {
        second = number;
      }
      if (number > largest) {
        secondLargest = largest;
        largest = number;
        atLargest = 0;
      } else if (number < largest && number > secondLargest) {
        secondLargest = number;
      }
      atSmallest += number == smallest ? 1 : 0;
      atLargest += number == largest ? 1 : 0;
    }

    Optional<Suspect> suspect(boolean isLabel) {
      End low = new End(smallest, atSmallest, second, largest);
      End high = new End(largest, atLargest, secondLargest, smallest);
      return Stream.of(low, high)
          .filter(end -> end.isBeyondOthers() && isCode(end, isLabel))
          .findFirst()
          .map(end -> end.suspect(column, isLabel));
    }

    /** A −1 below numbers from 0 on is suspect however near it is: it is how −1 is mostly used. */
    private boolean isCode(End end, boolean isLabel) {
      boolean usual = USUAL.contains(end.number());
      boolean isBelowZero = end.number() < 0 && end.nearest() >= 0 && (isLabel || end.range() > 1);
      boolean isFar = end.gap() >= (usual ? end.range() : FAR * end.range());
      boolean isOddWhole =
          isFar && !isLabel && end.number() == Math.rint(end.number()) && end.range() > 1;
      return end.cells() >= Math.max(FEWEST, SHARE * count)
          && ((usual && (isBelowZero || isFar)) || isOddWhole);
    }
  }

  /**
   * The smallest or the largest number of a column.
   *
   * @param cells how many hold it
   * @param nearest of the other numbers
   * @param farthest of the other numbers
   */
  private record End(float number, int cells, float nearest, float farthest) {
    /** There is a gap to the others, and more than one of them. */
    boolean isBeyondOthers() {
      return gap() > 0 && Float.isFinite(gap()) && range() > 0;
    }

    float gap() {
      return Math.abs(nearest - number);
    }

    float range() {
      return Math.abs(farthest - nearest);
    }

    Suspect suspect(Column column, boolean isLabel) {
      String from = Layout.number(Math.min(nearest, farthest));
      String to = Layout.number(Math.max(nearest, farthest));
      return new Suspect(plain(number), column, isLabel, cells, from + " to " + to);
    }
  }

  /** Returns a number as it may be written behind {@code --missing-codes}. */
  private static String plain(float number) {
    return Numbers.print(number);
  }

  private static List<Finding> findings(List<Suspect> suspects) {
    List<Finding> findings = new ArrayList<>();
    List<Suspect> mended = suspects.stream().filter(s -> s.isLabel || s.isWord()).toList();
    List<Suspect> others = suspects.stream().filter(s -> !s.isLabel && !s.isWord()).toList();
    if (!mended.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Importance.CODE,
              "%s may mean missing (%s): if so, --missing-codes NA,NaN,null,?,%s."
                  .formatted(quoted(mended), columns(mended), String.join(",", codes(mended)))));
    }
    if (!others.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Importance.CODE,
              "%s may mean missing in features (%s), where numbers given to --missing-codes do not count: if so, leave these cells blank in the file."
                  .formatted(quoted(others), columns(others))));
    }
    return findings;
  }

  private static String quoted(List<Suspect> suspects) {
    return codes(suspects).stream()
        .limit(4)
        .map(code -> "'" + code + "'")
        .collect(Collectors.joining(", "));
  }

  private static List<String> codes(List<Suspect> suspects) {
    return suspects.stream().map(Suspect::code).distinct().toList();
  }

  private static String columns(List<Suspect> suspects) {
    return Layout.names(
        suspects.stream().map(suspect -> suspect.column.name()).distinct().toList(), 3);
  }
}
