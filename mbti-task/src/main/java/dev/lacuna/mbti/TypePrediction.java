package dev.lacuna.mbti;

import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
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
 * @param confidence how probable a letter must be to be named
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

  /**
   * Returns what a model says of users.
   *
   * @param most words per letter, 0 for none
   */
  static List<TypePrediction> of(
      Model<Author> model, List<Author> authors, int most, double confidence) {
    Predictions predictions = model.predict(authors);
    List<Double> thresholds = model.card().thresholds();
    FittedAuthors fitted = (FittedAuthors) model.featurizer();
    return IntStream.range(0, authors.size())
        .mapToObj(
            row -> {
              List<Boolean> letters =
                  Arrays.stream(Axis.values())
                      .map(Axis::position)
                      .map(t -> predictions.decide(row, t, thresholds.get(t)) == 1)
                      .toList();
              return new TypePrediction(
                  Arrays.stream(Axis.values())
                      .map(axis -> predictions.value(row, axis.position()))
                      .toList(),
                  letters,
                  confidence,
                  fitted.text().words(fitted.document(authors.get(row))).size(),
                  telling(model, authors.get(row), letters, most));
            })
        .toList();
  }

  private static List<List<TellingWords.Word>> telling(
      Model<Author> model, Author author, List<Boolean> letters, int most) {
    if (most == 0) {
      return letters.stream().map(letter -> List.<TellingWords.Word>of()).toList();
    }
    TellingWords telling = TellingWords.of(model, (FittedAuthors) model.featurizer(), author);
    return Arrays.stream(Axis.values())
        .map(axis -> telling.speakingFor(axis, letters.get(axis.position()), most))
        .toList();
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

  /** Returns a row per user. */
  static Table table(List<TypePrediction> predictions, List<String> names) {
    List<String> headers = new ArrayList<>(List.of("user", "type"));
    for (Axis axis : Axis.values()) {
      headers.add("p(" + axis.first() + ")");
    }
    headers.add("known words");
    List<List<String>> rows = new ArrayList<>();
    for (int user = 0; user < predictions.size(); user++) {
      TypePrediction prediction = predictions.get(user);
      List<String> row = new ArrayList<>(List.of(names.get(user), prediction.type()));
      prediction.probabilities().forEach(p -> row.add(print("%.4f", p)));
      row.add(Integer.toString(prediction.knownWords()));
      rows.add(row);
    }
    return new Table(headers, rows, List.of());
  }

  /** Returns the table with the words that spoke for each letter, where there are any. */
  static Table withWords(Table table, List<TypePrediction> predictions) {
    if (predictions.stream().allMatch(each -> each.words().stream().allMatch(List::isEmpty))) {
      return table;
    }
    List<String> headers = new ArrayList<>(table.headers());
    for (Axis axis : Axis.values()) {
      headers.add("words for " + axis.headName());
    }
    List<List<String>> rows = new ArrayList<>();
    for (int user = 0; user < predictions.size(); user++) {
      List<String> row = new ArrayList<>(table.rows().get(user));
      predictions.get(user).words().stream()
          .map(
              words -> words.stream().map(TellingWords.Word::word).collect(Collectors.joining(" ")))
          .forEach(row::add);
      rows.add(row);
    }
    return new Table(headers, rows, List.of());
  }

  /** Returns the words that spoke for each letter, side by side; empty where there are none. */
  Optional<Table> wordTable() {
    int most = words.stream().mapToInt(List::size).max().orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    List<String> headers =
        Arrays.stream(Axis.values()).map(axis -> "words for " + letter(axis)).toList();
    List<List<String>> rows = new ArrayList<>();
    for (int rank = 0; rank < most; rank++) {
      int at = rank;
      rows.add(
          words.stream().map(ofAxis -> at < ofAxis.size() ? print(ofAxis.get(at)) : "").toList());
    }
    return Optional.of(
        new Table(
            headers,
            rows,
            List.of("by how much the log-odds of the letter would fall without the word")));
  }

  private static String print(TellingWords.Word word) {
    return word.word() + print(" %.2f", word.effect());
  }

  private static String print(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
