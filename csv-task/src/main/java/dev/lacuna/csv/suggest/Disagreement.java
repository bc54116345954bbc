package dev.lacuna.csv.suggest;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a label would teach. For classes it is what the members of a model disagree on, H(p̄) −
 * mean H(p): the information that the label would give about the members (N. Houlsby et al.,
 * Bayesian Active Learning for Classification and Preference Learning, 2011), in nats. For numbers
 * it is the variance of what the members predict. A model of one member has nobody to disagree
 * with: there it is H(p), how unsure it is, and 0 for numbers.
 */
record Disagreement(LabelSchema schema, List<Predictions> members) {
  /** Copies the list. */
  Disagreement {
    members = List.copyOf(members);
  }

  /** Returns how much the label of a cell would teach, at least 0. */
  double of(int row, int t) {
    Head head = schema.head(t);
    if (head instanceof RegressionHead) {
      double mean = mean(row, t, 0);
      return members.stream()
          .mapToDouble(member -> member.value(row, t) - mean)
          .map(difference -> difference * difference)
          .average()
          .orElse(0);
    }
    double ofMean =
        entropy(IntStream.range(0, head.outputs()).mapToDouble(k -> mean(row, t, k)).toArray());
    double meanOf =
        members.stream()
            .mapToDouble(member -> entropy(probabilities(member, row, t)))
            .average()
            .orElse(0);
    return members.size() == 1 ? ofMean : Math.max(0, ofMean - meanOf);
  }

  private double mean(int row, int t, int output) {
    return members.stream().mapToDouble(member -> member.value(row, t, output)).average().orElse(0);
  }

  private double[] probabilities(Predictions member, int row, int t) {
    return IntStream.range(0, schema.head(t).outputs())
        .mapToDouble(k -> member.value(row, t, k))
        .toArray();
  }

  /** A binary head has one probability, which says the other. */
  private static double entropy(double[] probabilities) {
    if (probabilities.length == 1) {
      return term(probabilities[0]) + term(1 - probabilities[0]);
    }
    double sum = 0;
    for (double probability : probabilities) {
      sum += term(probability);
    }
    return sum;
  }

  private static double term(double probability) {
    return probability > 0 ? -probability * Math.log(probability) : 0;
  }
}
