package dev.lacuna.csv.audit;

import dev.lacuna.csv.schema.FeatureKind;
import dev.lacuna.csv.schema.FeatureKinds;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.WordColumn;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Feature columns that say nothing, that only name the row, or that training refuses. */
final class OddColumns implements Check {
  private static final int FEW_ROWS = 20;
  private static final double MOSTLY = 0.9;

  @Override
  public Chapter look(AuditInput input) {
    Map<String, List<String>> odd = new LinkedHashMap<>();
    odd.put("blank", names(input, OddColumns::isBlank));
    odd.put("constant", names(input, OddColumns::isConstant));
    odd.put("identifier", names(input, column -> isIdentifier(input, column)));
    List<List<String>> rows =
        odd.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(
                entry ->
                    List.of(
                        entry.getKey(),
                        Layout.count(entry.getValue().size()),
                        Layout.names(entry.getValue(), 3)))
            .toList();
    Table table = new Table(List.of("odd columns", "count", "names"), rows, List.of());
    return new Chapter(
        Map.of("odd_columns", odd),
        rows.isEmpty() ? List.of() : List.of(table),
        findings(input, odd));
  }

  private static List<String> names(AuditInput input, Predicate<Column> test) {
    return input.features().stream().filter(test).map(Column::name).toList();
  }

  private static boolean isBlank(Column column) {
    return column.missingWords().values().stream().mapToLong(Integer::intValue).sum()
        == column.rows();
  }

  /** A gap is a value of its own: a column of one word and gaps says something. */
  private static boolean isConstant(Column column) {
    return column instanceof WordColumn words
        && words.words().size() == 1
        && column.missingWords().isEmpty();
  }

  /**
   * Training leaves out what names the rows in words, and would take their numbers for a feature.
   */
  private static boolean isIdentifier(AuditInput input, Column column) {
    boolean isLeftOut = !isBlank(column) && kinds(input, column).map(Map::isEmpty).orElse(false);
    return isLeftOut
        || (column.rows() >= FEW_ROWS && column.missingWords().isEmpty() && isNumbering(column));
  }

  /** Returns nothing where training refuses the column. */
  private static Optional<Map<String, FeatureKind>> kinds(AuditInput input, Column column) {
    try {
      return Optional.of(
          FeatureKinds.of(input.table(), List.of(column.name()), input.declared().features()));
    } catch (LacunaException refused) {
      return Optional.empty();
    }
  }

  /** Returns whether a column numbers the rows: different whole numbers, nearly without holes. */
  private static boolean isNumbering(Column column) {
    float[] numbers = new float[column.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = column.number(row);
      if (numbers[row] != Math.rint(numbers[row])) {
        return false;
      }
    }
    Arrays.sort(numbers);
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] == numbers[i - 1]) {
        return false;
      }
    }
    return numbers[numbers.length - 1] - numbers[0] <= numbers.length / MOSTLY;
  }

  private static List<Finding> findings(AuditInput input, Map<String, List<String>> odd) {
    List<Finding> findings = new ArrayList<>();
    refusal(input).ifPresent(findings::add);
    List<String> names = odd.getOrDefault("identifier", List.of());
    if (!names.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Importance.IDENTIFIER,
              "%s that only names or numbers the rows (%s): --ignore %s."
                  .formatted(
                      Layout.count(names.size(), "column"),
                      Layout.names(names, 3),
                      Layout.option(names))));
    }
    List<String> useless = new ArrayList<>(odd.getOrDefault("blank", List.of()));
    useless.addAll(odd.getOrDefault("constant", List.of()));
    if (!useless.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Importance.USELESS_COLUMN,
              "%s with the same cell in all rows, or none (%s): --ignore %s."
                  .formatted(
                      Layout.count(useless.size(), "column"),
                      Layout.names(useless, 3),
                      Layout.option(useless))));
    }
    return findings;
  }

  private static Optional<Finding> refusal(AuditInput input) {
    try {
      FeatureKinds.of(input.table(), input.roles().features(), input.declared().features());
      return Optional.empty();
    } catch (LacunaException refused) {
      String reason =
          String.valueOf(refused.getMessage()).lines().limit(3).collect(Collectors.joining(" "));
      return Optional.of(
          new Finding(Finding.Importance.REFUSED, "Training would refuse this table: " + reason));
    }
  }
}
