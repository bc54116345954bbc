package dev.lacuna.mbti;

import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model says of one user.
 *
 * @param probabilities of the first letter of each axis
 * @param letters whether each axis is given its first letter
 * @param confidence how probable a letter must be to be named, 0 to 1; 0 names every letter
 * @param knownWords how many different words of the user the model knows
 * @param words per axis those that spoke for the letter, the strongest first; empty lists where
 *     nobody asked
 */
record TypePrediction(
    List<Double> probabilities,
    List<Boolean> letters,
    double confidence,
    int knownWords,
    List<List<TellingWords.Word>> words) {
  TypePrediction {
    probabilities = List.copyOf(probabilities);
    letters = List.copyOf(letters);
    words = words.stream().map(List::copyOf).toList();
  }

  /** Returns the type, with an x for each letter that is not probable enough. */
  String type() {
    return Arrays.stream(Axis.values())
        .map(axis -> probability(axis) >= confidence ? letter(axis) : "x")
        .collect(Collectors.joining());
  }

  private String letter(Axis axis) {
    return "" + (letters.get(axis.position()) ? axis.first() : axis.second());
  }

  /** Returns the probability of the letter that an axis is given. */
  private double probability(Axis axis) {
    double first = probabilities.get(axis.position());
    return letters.get(axis.position()) ? first : 1 - first;
  }

  /**
   * Returns a row per user.
   *
   * @param names of the users, in the order of the predictions
   */
  static Table table(List<TypePrediction> predictions, List<String> names) {
    List<String> headers = new ArrayList<>(List.of("user", "type"));
    for (Axis axis : Axis.values()) {
      headers.add("p(" + axis.first() + ")");
    }
    headers.add("known words");
    List<List<String>> rows = new ArrayList<>();
    for (int user = 0; user < predictions.size(); user++) {
      rows.add(predictions.get(user).row(names.get(user)));
    }
    return new Table(headers, rows, List.of());
  }

  private List<String> row(String name) {
    List<String> row = new ArrayList<>(List.of(name, type()));
    probabilities.forEach(p -> row.add(print("%.4f", p)));
    row.add(Integer.toString(knownWords));
    return row;
  }

  /** Returns the table with the words that spoke for each letter, where there are any. */
  static Table withWords(Table table, List<TypePrediction> predictions) {
    if (predictions.stream().noneMatch(TypePrediction::hasWords)) {
      return table;
    }
    List<String> headers = new ArrayList<>(table.headers());
    for (Axis axis : Axis.values()) {
      headers.add("words for " + axis.headName());
    }
    List<List<String>> rows = new ArrayList<>();
    for (int user = 0; user < predictions.size(); user++) {
      List<String> row = new ArrayList<>(table.rows().get(user));
      predictions.get(user).words().forEach(ofAxis -> row.add(joined(ofAxis)));
      rows.add(row);
    }
    return new Table(headers, rows, table.notes());
  }

  private static String joined(List<TellingWords.Word> words) {
    return words.stream().map(TellingWords.Word::word).collect(Collectors.joining(" "));
  }

  private boolean hasWords() {
    return !words.stream().allMatch(List::isEmpty);
  }

  /**
   * Returns the words that spoke for each letter, side by side; empty where there are none.
   *
   * @param name of the user
   */
  Optional<Table> wordTable(String name) {
    if (!hasWords()) {
      return Optional.empty();
    }
    List<String> headers =
        Arrays.stream(Axis.values()).map(axis -> "words for " + letter(axis)).toList();
    int ranks = words.stream().mapToInt(List::size).max().orElse(0);
    List<List<String>> rows = IntStream.range(0, ranks).mapToObj(this::wordRow).toList();
    String note =
        "by how much the log-odds of the letter would fall if the word were left out of: " + name;
    return Optional.of(new Table(headers, rows, List.of(note)));
  }

  private List<String> wordRow(int rank) {
    return words.stream()
        .map(ofAxis -> rank < ofAxis.size() ? print(ofAxis.get(rank)) : "")
        .toList();
  }

  private static String print(TellingWords.Word word) {
    return word.word() + print(" %.2f", word.effect());
  }

  private static String print(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
