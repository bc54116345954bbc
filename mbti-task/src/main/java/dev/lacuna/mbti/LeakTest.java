package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/**
 * How much posts tell by names of types alone: who names one, and how good a guess comes of
 * counting, without any learning. Whatever a model reaches on posts that leak is worth nothing
 * unless it is far better.
 *
 * <p>The guess for an axis is the letter that more of the types in an author's posts have; where
 * both come as often, or neither at all, it is the more frequent letter of all observed labels.
 *
 * @param users looked at
 * @param namingAType how many of them have one of the sixteen types in a post, in any case, also
 *     inside a word
 * @param namingTheirOwn how many of them have a type in a post that agrees with every letter that
 *     is known of them, of which there must be one
 * @param macroF1 of the guess, per axis, over observed labels
 */
public record LeakTest(int users, int namingAType, int namingTheirOwn, List<MetricValue> macroF1) {
  /** Copies the list. */
  public LeakTest {
    macroF1 = List.copyOf(macroF1);
  }

  /**
   * Looks for types in posts as a mask leaves them.
   *
   * @param data with labels of {@link TypeNotation#SCHEMA}
   */
  public static LeakTest of(Dataset<Author> data, MaskTypes mask) {
    List<List<String>> named = data.inputs().stream().map(author -> typesIn(author, mask)).toList();
    int any = (int) named.stream().filter(types -> !types.isEmpty()).count();
    int own = 0;
    for (int row = 0; row < data.size(); row++) {
      own += namesOwn(named.get(row), data.labels(), row) ? 1 : 0;
    }
    return new LeakTest(data.size(), any, own, macroF1(data.labels(), guesses(named, data)));
  }

  /** Returns whether a post names a type. */
  public boolean leaks() {
    return namingAType > 0;
  }

  /** Returns what was found, in one line. */
  public String note() {
    if (!leaks()) {
      return String.format(Locale.ROOT, "none of %,d users names a type in the posts", users);
    }
    return String.format(
        Locale.ROOT,
        "%,d of %,d users name a type in their posts, %,d their own: counting such words alone reaches a macro-F1 of %s",
        namingAType,
        users,
        namingTheirOwn,
        figures());
  }

  private String figures() {
    return Arrays.stream(Axis.values())
        .map(axis -> axis.headName() + " " + print(macroF1.get(axis.position())))
        .collect(Collectors.joining(", "));
  }

  private static String print(MetricValue value) {
    return value.toOptional().isPresent()
        ? String.format(Locale.ROOT, "%.2f", value.toOptional().getAsDouble())
        : "undefined";
  }

  /** Returns the types in an author's posts in capital letters, as often as they come. */
  private static List<String> typesIn(Author author, MaskTypes mask) {
    return author.posts().stream()
        .map(mask::clean)
        .flatMap(post -> MaskTypes.TYPE.matcher(post).results())
        .map(MatchResult::group)
        .map(type -> type.toUpperCase(Locale.ROOT))
        .toList();
  }

  private static boolean namesOwn(List<String> named, LabelMatrix labels, int row) {
    String own = TypeNotation.print(labels, row);
    return Arrays.stream(Axis.values()).anyMatch(axis -> labels.observed(row, axis.position()))
        && named.stream().distinct().anyMatch(type -> agree(type, own));
  }

  private static boolean agree(String type, String own) {
    return Arrays.stream(Axis.values())
        .map(Axis::position)
        .allMatch(at -> own.charAt(at) == type.charAt(at) || own.charAt(at) == 'x');
  }

  /** Returns a guess per row and axis: 1 for the first letter of the axis, 0 for the second. */
  private static double[] guesses(List<List<String>> named, Dataset<Author> data) {
    double[] guesses = new double[named.size() * Axis.values().length];
    int at = 0;
    double[] majority = majority(data.labels());
    for (List<String> types : named) {
      for (Axis axis : Axis.values()) {
        int lead = lead(axis, types);
        guesses[at++] = lead == 0 ? majority[axis.position()] : lead > 0 ? 1 : 0;
      }
    }
    return guesses;
  }

  /** Returns how many more types have the first letter of an axis than the second. */
  private static int lead(Axis axis, List<String> types) {
    return types.stream()
        .mapToInt(type -> type.charAt(axis.position()) == axis.first() ? 1 : -1)
        .sum();
  }

  /** Returns the more frequent class of each head; the positive one where both are equal. */
  private static double[] majority(LabelMatrix labels) {
    return Arrays.stream(Axis.values())
        .map(axis -> labels.classCounts(axis.position()))
        .mapToDouble(counts -> counts[1] >= counts[0] ? 1 : 0)
        .toArray();
  }

  private static List<MetricValue> macroF1(LabelMatrix labels, double[] guesses) {
    Predictions predictions = Predictions.of(labels.schema(), guesses);
    List<MetricValue> values = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      LabelMatrix ofAxis = labels.drop((row, head) -> head != axis.position());
      values.add(Evaluator.score(ofAxis, predictions, Metric.F1_MACRO));
    }
    return values;
  }
}
