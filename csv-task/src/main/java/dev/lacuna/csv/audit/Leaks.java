package dev.lacuna.csv.audit;

import dev.lacuna.csv.table.Column;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Features that alone nearly determine a label: mostly the label in another guise, or something
 * that is known only after it.
 */
final class Leaks implements Check {
  private static final double ACCURACY = 0.99;
  private static final double MAJORITY = 0.95;
  private static final double AUC = 0.98;
  private static final double CORRELATION = 0.995;
  private static final int FEWEST_OF_A_CLASS = 10;
  private static final int FEWEST = 20;

  @Override
  public Chapter look(AuditInput input) {
    List<Head> heads = input.heads();
    List<Column> features = input.features();
    int[] rows = RowSample.draw(input, (long) heads.size() * features.size());
    List<RowSample.Observed> observed =
        IntStream.range(0, heads.size())
            .mapToObj(head -> RowSample.Observed.of(input.labels(), head, rows))
            .toList();
    List<Leak> leaks = new ArrayList<>();
    for (Column column : features) {
      BinnedFeature feature = BinnedFeature.of(column, rows);
      for (int head = 0; head < heads.size(); head++) {
        leak(feature, heads.get(head), observed.get(head)).ifPresent(leaks::add);
      }
    }
    leaks.sort(Comparator.comparingDouble(Leak::value).reversed());
    return chapter(leaks, rows.length);
  }

  /** A feature that nearly determines a label. */
  private record Leak(String feature, String head, String measure, double value, int cells) {
    List<String> row() {
      return List.of(
          Layout.name(feature),
          Layout.name(head),
          measure,
          String.format(Locale.ROOT, "%.4f", value),
          Layout.count(cells));
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("feature", feature);
      json.put("head", head);
      json.put("measure", measure);
      json.put("value", value);
      json.put("cells", cells);
      return json;
    }
  }

  private static Chapter chapter(List<Leak> leaks, int rows) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", rows);
    json.put("found", leaks.stream().map(Leak::json).toList());
    Table table =
        Layout.table(
            List.of("feature", "gives away", "measure", "value", "cells"),
            leaks.stream().map(Leak::row).toList(),
            "leaks, the largest");
    return new Chapter(
        Map.of("leaks", json),
        leaks.isEmpty() ? List.of() : List.of(table),
        leaks.isEmpty() ? List.of() : List.of(finding(leaks)));
  }

  private static Finding finding(List<Leak> leaks) {
    Leak worst = leaks.get(0);
    List<String> features = leaks.stream().map(Leak::feature).distinct().toList();
    return new Finding(
        Finding.Importance.LEAK,
        "%s nearly determines a label by itself, as %s does %s (%s %.3f): if it is known only after the label, --ignore %s."
            .formatted(
                features.size() == 1
                    ? "A feature"
                    : "Each of %s".formatted(Layout.count(features.size(), "feature")),
                Layout.name(worst.feature),
                Layout.name(worst.head),
                worst.measure,
                worst.value,
                Layout.option(features)));
  }

  private static Optional<Leak> leak(
      BinnedFeature feature, Head head, RowSample.Observed observed) {
    if (observed.places().length < FEWEST) {
      return Optional.empty();
    }
    return head instanceof RegressionHead
        ? ofNumber(feature, head, observed)
        : ofClass(feature, head, observed);
  }

  private static Optional<Leak> ofClass(
      BinnedFeature feature, Head head, RowSample.Observed observed) {
    int cells = observed.places().length;
    ClassCounts counts = ClassCounts.of(feature, observed, head.classes().size());
    double accuracy = counts.accuracyLeavingOneOut();
    if (accuracy >= ACCURACY && counts.majority() <= MAJORITY) {
      return Optional.of(new Leak(feature.name(), head.name(), "accuracy", accuracy, cells));
    }
    boolean ranks =
        feature.numeric()
            && head instanceof BinaryHead
            && counts.smallestOfTwo() >= FEWEST_OF_A_CLASS;
    double auc = ranks ? counts.auc() : 0;
    return auc >= AUC
        ? Optional.of(new Leak(feature.name(), head.name(), "ROC-AUC", auc, cells))
        : Optional.empty();
  }

  private static Optional<Leak> ofNumber(
      BinnedFeature feature, Head head, RowSample.Observed observed) {
    Correlation correlation = new Correlation();
    for (int i = 0; feature.numeric() && i < observed.places().length; i++) {
      float number = feature.numbers()[observed.places()[i]];
      if (!Float.isNaN(number)) {
        correlation.add(number, observed.labels()[i]);
      }
    }
    double value = Math.abs(correlation.pearson());
    return correlation.count() >= FEWEST && value >= CORRELATION
        ? Optional.of(
            new Leak(feature.name(), head.name(), "|correlation|", value, correlation.count()))
        : Optional.empty();
  }
}
