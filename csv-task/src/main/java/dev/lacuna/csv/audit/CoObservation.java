package dev.lacuna.csv.audit;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.lacuna.io.Json;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which heads are observed in the same rows. */
final class CoObservation implements Check {
  private static final int FEW_HEADS = 12;
  private static final int MANY = 99_999;

  @Override
  public Chapter look(AuditInput input) {
    List<String> names = input.labels().schema().names();
    int[][] together = together(input.labels());
    List<Pair> pairs = pairs(together);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heads", names);
    // one line per row of the matrix, not one per number
    json.put(
        "rows", Arrays.stream(together).map(row -> new RawValue(Json.printCompact(row))).toList());
    List<Table> tables =
        names.size() < 2
            ? List.of()
            : List.of(names.size() <= FEW_HEADS ? matrix(names, together) : worst(names, pairs));
    return new Chapter(Map.of("observed_together", json), tables, findings(names, pairs));
  }

  private record Pair(int first, int second, int rows) {}

  private static int[][] together(LabelMatrix labels) {
    List<RowSet> observed =
        IntStream.range(0, labels.heads())
            .mapToObj(t -> RowSet.of(labels.rows(), row -> labels.observed(row, t)))
            .toList();
    int[][] together = new int[labels.heads()][labels.heads()];
    for (int a = 0; a < together.length; a++) {
      for (int b = 0; b <= a; b++) {
        together[a][b] = observed.get(a).both(observed.get(b));
        together[b][a] = together[a][b];
      }
    }
    return together;
  }

  /** Returns the pairs of heads, the one least often seen together first. */
  private static List<Pair> pairs(int[][] together) {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < together.length; a++) {
      for (int b = a + 1; b < together.length; b++) {
        pairs.add(new Pair(a, b, together[a][b]));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::rows));
    return pairs;
  }

  /** Counts of large tables are given in thousands, for twelve columns must fit. */
  private static Table matrix(List<String> names, int[][] together) {
    boolean large = Arrays.stream(together).flatMapToInt(Arrays::stream).anyMatch(n -> n > MANY);
    List<String> headers =
        new ArrayList<>(List.of(large ? "thousands with both" : "rows with both"));
    List<List<String>> rows = new ArrayList<>();
    for (int a = 0; a < together.length; a++) {
      headers.add(String.valueOf(a + 1));
      List<String> cells = new ArrayList<>(List.of(a + 1 + " " + Layout.name(names.get(a))));
      Arrays.stream(together[a])
          .mapToObj(count -> Layout.count(large ? count / 1_000 : count))
          .forEach(cells::add);
      rows.add(cells);
    }
    return new Table(headers, rows, List.of());
  }

  private static Table worst(List<String> names, List<Pair> pairs) {
    return Layout.table(
        List.of("head", "and head", "rows with both"),
        pairs.stream()
            .map(
                pair ->
                    List.of(
                        Layout.name(names.get(pair.first)),
                        Layout.name(names.get(pair.second)),
                        Layout.count(pair.rows)))
            .toList(),
        "pairs of heads, those least often observed together");
  }

  private static List<Finding> findings(List<String> names, List<Pair> pairs) {
    List<Pair> never = pairs.stream().filter(pair -> pair.rows == 0).toList();
    if (never.isEmpty()) {
      return List.of();
    }
    Pair first = never.get(0);
    return List.of(
        new Finding(
            Finding.Importance.NEVER_TOGETHER,
            "%s of %s of heads never observed together, such as %s and %s: no row shows how these go together."
                .formatted(
                    Layout.count(never.size()),
                    Layout.count(pairs.size(), "pair"),
                    names.get(first.first),
                    names.get(first.second))));
  }
}
