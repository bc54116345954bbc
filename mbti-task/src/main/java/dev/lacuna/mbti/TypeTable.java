package dev.lacuna.mbti;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The confusion of whole types, in short: per type how many letters were right, and which type its
 * users were most often taken for. Only users of whom all four letters are known count; letters are
 * decided at 0.5.
 *
 * @param predicted types that users were given, by their type and how often
 * @param rightLetters users by their type and the number of letters that were right, 0 to 4
 */
record TypeTable(Map<String, Map<String, Integer>> predicted, Map<String, int[]> rightLetters) {
  private static final int LETTERS = Axis.values().length;

  static TypeTable of(LabelMatrix labels, Predictions predictions) {
    Map<String, Map<String, Integer>> predicted = new TreeMap<>();
    Map<String, int[]> right = new TreeMap<>();
    for (int row = 0; row < labels.rows(); row++) {
      if (isComplete(labels, row)) {
        String type = TypeNotation.print(labels, row);
        predicted
            .computeIfAbsent(type, unseen -> new TreeMap<>())
            .merge(decided(predictions, row), 1, Integer::sum);
        right
            .computeIfAbsent(type, unseen -> new int[LETTERS + 1])[
            rightLetters(labels, predictions, row)]++;
      }
    }
    return new TypeTable(predicted, right);
  }

  /** Returns how many users count. */
  int users() {
    return rightLetters.values().stream().mapToInt(counts -> IntStream.of(counts).sum()).sum();
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    rightLetters.forEach((type, counts) -> rows.add(row(type, counts)));
    return new Table(
        List.of("type", "users", "4 letters right", "3", "2", "1", "0", "most often taken for"),
        rows,
        List.of());
  }

  private List<String> row(String type, int[] counts) {
    List<String> row = new ArrayList<>(List.of(type, "" + IntStream.of(counts).sum()));
    for (int letters = LETTERS; letters >= 0; letters--) {
      row.add("" + counts[letters]);
    }
    Map.Entry<String, Integer> most =
        predicted.getOrDefault(type, Map.of()).entrySet().stream()
            .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .orElseThrow();
    row.add("%s (%d)".formatted(most.getKey(), most.getValue()));
    return row;
  }

  static boolean isComplete(LabelMatrix labels, int row) {
    return IntStream.range(0, labels.heads()).allMatch(head -> labels.observed(row, head));
  }

  /** Returns how many letters of a user are right. */
  static int rightLetters(LabelMatrix labels, Predictions predictions, int row) {
    return (int)
        IntStream.range(0, labels.heads())
            .filter(head -> predictions.decide(row, head, 0.5) == labels.value(row, head))
            .count();
  }

  private static String decided(Predictions predictions, int row) {
    StringBuilder type = new StringBuilder();
    for (Axis axis : Axis.values()) {
      boolean first = predictions.decide(row, axis.position(), 0.5) == 1;
      type.append(first ? axis.first() : axis.second());
    }
    return type.toString();
  }
}
