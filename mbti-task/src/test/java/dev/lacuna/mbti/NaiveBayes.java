package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.label.LabelMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A linear bag of words that needs no training loop: the logit of an author is the sum over words
 * of log P(word | first letter) / P(word | second letter), with one more count for each.
 */
final class NaiveBayes {
  private final Map<String, Double> weights = new HashMap<>();

  /** Counts words of the authors whose letter is known. */
  NaiveBayes(Dataset<Author> train, Axis axis) {
    Map<String, double[]> counts = new HashMap<>();
    LabelMatrix labels = train.labels();
    for (int row = 0; row < train.size(); row++) {
      if (labels.observed(row, axis.position())) {
        int letter = (int) labels.value(row, axis.position());
        words(train.inputs().get(row))
            .forEach(word -> counts.computeIfAbsent(word, w -> new double[] {1, 1})[letter]++);
      }
    }
    double seconds = counts.values().stream().mapToDouble(count -> count[0]).sum();
    double firsts = counts.values().stream().mapToDouble(count -> count[1]).sum();
    counts.forEach(
        (word, count) -> weights.put(word, Math.log(count[1] / firsts * seconds / count[0])));
  }

  /** Returns the probability of the first letter, with the logit per word. */
  double probability(Author author) {
    double logit =
        words(author).stream()
            .mapToDouble(word -> weights.getOrDefault(word, 0.0))
            .average()
            .orElse(0);
    return 1 / (1 + Math.exp(-logit));
  }

  private static List<String> words(Author author) {
    return author.posts().stream()
        .map(MaskTypes.TYPES::clean)
        .map(post -> post.toLowerCase(Locale.ROOT).replace(".", ""))
        .flatMap(post -> List.of(post.split(" ")).stream())
        .toList();
  }
}
