package dev.lacuna.csv.audit;

import dev.lacuna.csv.table.Column;
import dev.lacuna.task.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the table writes "missing": which codes occur, how often and where. */
final class MissingCodes implements Check {
  private static final String BLANK = "(blank)";

  @Override
  public Chapter look(AuditInput input) {
    Map<String, Code> codes = new TreeMap<>();
    input.labelColumns().forEach(column -> addLabel(codes, column, input));
    input.features().forEach(column -> addWords(codes, column, false));
    List<Code> ordered =
        codes.values().stream().sorted(Comparator.comparingLong(Code::cells).reversed()).toList();
    Table table =
        Layout.table(
            List.of("means missing", "cells of labels", "of features", "columns"),
            ordered.stream().map(Code::row).toList(),
            "codes");
    return new Chapter(
        Map.of("missing_codes", ordered.stream().map(Code::json).toList()),
        ordered.isEmpty() ? List.of() : List.of(table),
        List.of());
  }

  /** A code and where it occurs. */
  private static final class Code {
    private final String word;
    private final Map<String, Integer> labels = new LinkedHashMap<>();
    private final Map<String, Integer> features = new LinkedHashMap<>();

    Code(String word) {
      this.word = word;
    }

    void add(String column, int cells, boolean isLabel) {
      (isLabel ? labels : features).put(column, cells);
    }

    long cells() {
      return sum(labels.values()) + sum(features.values());
    }

    List<String> row() {
      Map<String, Integer> all = new LinkedHashMap<>(labels);
      all.putAll(features);
      return List.of(
          word,
          Layout.count(sum(labels.values())),
          Layout.count(sum(features.values())),
          Layout.names(all.keySet(), 2));
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("code", word);
      json.put("labels", labels);
      json.put("features", features);
      return json;
    }

    private static long sum(Collection<Integer> counts) {
      return counts.stream().mapToLong(Integer::intValue).sum();
    }
  }

  private static void addLabel(Map<String, Code> codes, Column column, AuditInput input) {
    addWords(codes, column, true);
    for (double number : input.declared().missing().numbers()) {
      int cells = 0;
      for (int row = 0; row < column.rows(); row++) {
        cells += column.number(row) == number ? 1 : 0;
      }
      if (cells > 0) {
        String word = Layout.number(number);
        codes.computeIfAbsent(word, Code::new).add(column.name(), cells, true);
      }
    }
  }

  private static void addWords(Map<String, Code> codes, Column column, boolean isLabel) {
    column
        .missingWords()
        .forEach(
            (word, cells) ->
                codes
                    .computeIfAbsent(word.isEmpty() ? BLANK : word, Code::new)
                    .add(column.name(), cells, isLabel));
  }
}
