package dev.lacuna.mbti;

import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.text.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which words of a user spoke for each letter: how much the log-odds of the letter fall when the
 * word is left out everywhere.
 *
 * @param words that were left out, one by one
 * @param effects per axis and word: by how much the log-odds of the first letter fall without it
 */
record TellingWords(List<String> words, List<List<Double>> effects) {
  /** Words with little weight are not worth a look, and a long text has tens of thousands. */
  private static final int MOST_CANDIDATES = 1_000;

  /** Letters that are read at most, once more for each word: seconds of work. */
  private static final long MOST_LETTERS = 300_000_000;

  private static final double SMALLEST_PROBABILITY = 1e-9;

  TellingWords {
    words = List.copyOf(words);
    effects = effects.stream().map(List::copyOf).toList();
  }

  /** A word and by how much it raised the log-odds of a letter. */
  record Word(String word, double effect) {}

  /**
   * Asks a model about a user, with all words and without each of those with the most weight: a
   * thousand, and fewer where a user has written more than 300,000 letters.
   */
  static TellingWords of(Model<Author> model, Author author) {
    return of(model, author, 1);
  }

  /** Does the same for one of so many users, about whom together it may take as long. */
  static TellingWords of(Model<Author> model, Author author, int users) {
    FittedAuthors fitted = FittedAuthors.of(model);
    Document document = fitted.document(author);
    List<String> words =
        fitted.text().words(document).stream().limit(most(document, users)).toList();
    Predictions whole = model.predict(List.of(author));
    Predictions rest = model.predict(fitted.text().without(document, words));
    return new TellingWords(
        words, Arrays.stream(Axis.values()).map(axis -> effects(axis, whole, rest)).toList());
  }

  private static long most(Document document, int users) {
    long letters = document.passages().stream().mapToLong(String::length).sum();
    return Math.min(MOST_CANDIDATES, 1 + MOST_LETTERS / users / (1 + letters));
  }

  private static List<Double> effects(Axis axis, Predictions whole, Predictions rest) {
    double before = logOdds(whole, 0, axis);
    return IntStream.range(0, rest.rows())
        .mapToObj(word -> before - logOdds(rest, word, axis))
        .toList();
  }

  /**
   * Returns the words that spoke most for a letter, the strongest first.
   *
   * @param first whether for the first letter of the axis
   */
  List<Word> speakingFor(Axis axis, boolean first, int most) {
    List<Word> ordered = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      double effect = effects.get(axis.position()).get(word);
      ordered.add(new Word(words.get(word), first ? effect : -effect));
    }
    return ordered.stream()
        .filter(word -> word.effect() > 0)
        .sorted(Comparator.comparingDouble(Word::effect).reversed().thenComparing(Word::word))
        .limit(most)
        .toList();
  }

  private static double logOdds(Predictions predictions, int row, Axis axis) {
    double p =
        Math.min(
            1 - SMALLEST_PROBABILITY,
            Math.max(SMALLEST_PROBABILITY, predictions.value(row, axis.position())));
    return Math.log(p / (1 - p));
  }
}
