package dev.lacuna.experiment;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** What binary heads typically predict where the label is 1. */
final class PositiveMedians {
  private PositiveMedians() {}

  /**
   * Returns, by the names of binary heads, the median predicted probability over rows whose label
   * is 1; nothing for a head without such a row.
   */
  static Map<String, Double> of(LabelMatrix labels, Predictions predictions) {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (int t = 0; t < labels.heads(); t++) {
      double[] probabilities = probabilities(labels, predictions, t);
      if (probabilities.length > 0) {
        medians.put(labels.schema().head(t).name(), new Median().evaluate(probabilities));
      }
    }
    return medians;
  }

  private static double[] probabilities(LabelMatrix labels, Predictions predictions, int head) {
    return labels.schema().head(head) instanceof BinaryHead
        ? IntStream.range(0, labels.rows())
            .filter(row -> labels.observed(row, head) && labels.value(row, head) == 1)
            .mapToDouble(row -> predictions.value(row, head))
            .toArray()
        : new double[0];
  }
}
