package dev.lacuna.csv.audit;

import dev.lacuna.csv.table.Column;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whether the blanks of a head depend on features that are numbers: their means where the head is
 * missing against where it is observed. What features explain, a model can make up for.
 */
final class BlanksByFeatures implements Check {
  private static final int OF_EACH_HEAD = 3;

  @Override
  public Chapter look(AuditInput input) {
    List<Dependence> tests = Dependence.corrected(tests(input));
    List<Dependence> strongest =
        Dependence.strongest(
            tests.stream().filter(Dependence::isSignificant).toList(), OF_EACH_HEAD);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tests", tests.size());
    json.put("correction", "Holm");
    json.put("strongest_of_each_head", strongest.stream().map(Dependence::json).toList());
    return new Chapter(
        Map.of("blanks_by_features", json),
        strongest.isEmpty() ? List.of() : List.of(table(strongest)),
        List.of());
  }

  private static Table table(List<Dependence> strongest) {
    return Layout.table(
        List.of("where this is blank", "feature", "it is", "rows", "else", "rows", "by chance"),
        strongest.stream().map(Dependence::row).toList(),
        "dependences of blanks on features, the strongest");
  }

  private static List<Dependence> tests(AuditInput input) {
    LabelMatrix labels = input.labels();
    int[] partly =
        IntStream.range(0, labels.heads())
            .filter(head -> labels.observedCount(head) < labels.rows())
            .toArray();
    List<Column> features = input.features();
    int[] rows = RowSample.draw(input, (long) partly.length * features.size());
    boolean[][] observed = new boolean[partly.length][rows.length];
    for (int h = 0; h < partly.length; h++) {
      for (int i = 0; i < rows.length; i++) {
        observed[h][i] = labels.observed(rows[i], partly[h]);
      }
    }
    List<Dependence> tests = new ArrayList<>();
    for (Column column : features) {
      BinnedFeature feature = BinnedFeature.of(column, rows);
      for (int h = 0; feature.numeric() && h < partly.length; h++) {
        Moments missing = new Moments();
        Moments present = new Moments();
        add(feature.numbers(), observed[h], missing, present);
        BlanksByLabels.ofMeans(
                labels.schema().head(partly[h]).name(), feature.name(), missing, present)
            .ifPresent(tests::add);
      }
    }
    return tests;
  }

  private static void add(float[] numbers, boolean[] observed, Moments missing, Moments present) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isNaN(numbers[i])) {
        (observed[i] ? present : missing).add(numbers[i]);
      }
    }
  }
}
