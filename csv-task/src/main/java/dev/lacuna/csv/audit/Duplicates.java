package dev.lacuna.csv.audit;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows that have all their features in common, and whether their labels agree. */
final class Duplicates implements Check {
  private static final int EXAMPLES = 3;

  @Override
  public Chapter look(AuditInput input) {
    if (input.features().isEmpty()) {
      return new Chapter(Map.of(), List.of(), List.of());
    }
    RowGroups groups = RowGroups.by(input.features(), input.rows());
    int repeats = input.rows() - groups.count();
    List<Contradiction> contradictions =
        IntStream.range(0, input.labels().heads())
            .mapToObj(head -> contradiction(input.labels(), head, groups))
            .filter(contradiction -> contradiction.cells > 0)
            .toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows_like_an_earlier_one", repeats);
    json.put("groups", IntStream.of(groups.sizes()).filter(size -> size > 1).count());
    json.put("contradictions", contradictions.stream().map(Contradiction::json).toList());
    return new Chapter(
        Map.of("duplicates", json),
        repeats == 0 ? List.of() : tables(input, groups, contradictions),
        findings(input, groups, contradictions));
  }

  /** The cells of a head in whose group another row has another label. */
  private record Contradiction(String head, int cells, int groups, int comparable) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("head", head);
      json.put("cells", cells);
      json.put("groups", groups);
      json.put("comparable_cells", comparable);
      return json;
    }

    List<String> row() {
      return List.of(
          Layout.name(head),
          Layout.count(cells),
          Layout.count(comparable),
          Layout.percent((double) cells / comparable));
    }
  }

  private static Contradiction contradiction(LabelMatrix labels, int head, RowGroups groups) {
    int[] observed = new int[groups.count()];
    float[] label = new float[groups.count()];
    boolean[] differs = new boolean[groups.count()];
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, head)) {
        int group = groups.of()[row];
        float value = labels.value(row, head);
        differs[group] |= observed[group] > 0 && label[group] != value;
        label[group] = value;
        observed[group]++;
      }
    }
    int[] differing = IntStream.range(0, differs.length).filter(g -> differs[g]).toArray();
    return new Contradiction(
        labels.schema().head(head).name(),
        IntStream.of(differing).map(g -> observed[g]).sum(),
        differing.length,
        IntStream.of(observed).filter(count -> count > 1).sum());
  }

  private static List<Table> tables(
      AuditInput input, RowGroups groups, List<Contradiction> contradictions) {
    int repeats = input.rows() - groups.count();
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            List.of("rows with the features of an earlier row", "share", "for example lines"),
            List.of(
                List.of(
                    Layout.count(repeats),
                    Layout.percent((double) repeats / input.rows()),
                    examples(input, groups))),
            List.of()));
    if (!contradictions.isEmpty()) {
      tables.add(
          Layout.table(
              List.of("same features, other label", "cells", "of comparable", "share"),
              contradictions.stream()
                  .sorted((a, b) -> Integer.compare(b.cells, a.cells))
                  .map(Contradiction::row)
                  .toList(),
              "heads, those with the most contradictions"));
    }
    return tables;
  }

  /** Returns lines of rows beside the earlier one that each repeats, such as {@code 5 = 2}. */
  private static String examples(AuditInput input, RowGroups groups) {
    return String.join(
        ", ",
        IntStream.range(0, input.rows())
            .filter(row -> groups.first()[groups.of()[row]] != row)
            .limit(EXAMPLES)
            .mapToObj(
                row ->
                    "%d = %d"
                        .formatted(
                            input.table().line(row),
                            input.table().line(groups.first()[groups.of()[row]])))
            .toList());
  }

  private static List<Finding> findings(
      AuditInput input, RowGroups groups, List<Contradiction> contradictions) {
    List<Finding> findings = new ArrayList<>();
    int repeats = input.rows() - groups.count();
    if (!contradictions.isEmpty()) {
      int cells = contradictions.stream().mapToInt(Contradiction::cells).sum();
      findings.add(
          new Finding(
              Finding.Importance.CONTRADICTION,
              "%s of %s contradict rows with the same features: no model can meet them all; look for a feature that tells them apart, or settle them in the file."
                  .formatted(
                      Layout.count(cells, "label"),
                      Layout.names(contradictions.stream().map(Contradiction::head).toList(), 3))));
    }
    if (repeats > 0) {
      findings.add(
          new Finding(
              Finding.Importance.DUPLICATE,
              "%s the features of an earlier row, so that the test part may hold rows that were trained on: %s."
                  .formatted(
                      Layout.count(repeats, "row") + (repeats == 1 ? " has" : " have"),
                      input.roles().group().isPresent()
                          ? "see that --group puts them together"
                          : "take them out, or keep them in one part with --group NAME")));
    }
    return findings;
  }
}
