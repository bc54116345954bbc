package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which probabilities were predicted for the observed negatives and positives of a binary head.
 *
 * @param negatives over 0 to 1
 * @param positives over the same bins
 */
public record ScoreHistogram(Histogram negatives, Histogram positives) {
  private static final int BINS = 20;

  /**
   * Returns the histogram; empty where no label is observed, or a prediction is no probability.
   *
   * @param head the number of a binary head, from 0
   */
  public static Optional<ScoreHistogram> of(LabelMatrix labels, Predictions predictions, int head) {
    return BinarySample.find(labels, predictions, head)
        .filter(sample -> sample.usable() && sample.rows().length > 0)
        .map(sample -> new ScoreHistogram(of(sample, 0), of(sample, 1)));
  }

  private static Histogram of(BinarySample sample, int label) {
    double[] probabilities =
        IntStream.range(0, sample.rows().length)
            .filter(i -> sample.label(i) == label)
            .mapToDouble(sample::probability)
            .toArray();
    return Histogram.of(probabilities, 0, 1, BINS);
  }
}
