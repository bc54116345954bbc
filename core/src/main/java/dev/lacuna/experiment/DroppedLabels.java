package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Missingness;
import dev.lacuna.data.Split;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.LabelMatrix;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Parts of which train and dev, taken together, lose labels on purpose. The test part keeps all
 * that it has: what is learnt from fewer labels is judged by as many.
 */
final class DroppedLabels {
  private DroppedLabels() {}

  /** Returns the parts. The same seed drops the same labels. */
  static <X> Split<X> of(
      Split<X> split, Missingness missingness, FittedFeaturizer<X> featurizer, long seed) {
    if (missingness.rate() == 0) {
      return split;
    }
    Dataset<X> both = split.withDevInTrain().train();
    IntFunction<double[]> scores =
        missingness.mechanism().goesByInputs()
            ? new Directions(featurizer.transform(both.inputs()), seed)
            : direction -> new double[0];
    LabelMatrix left = missingness.drop(both.labels(), scores, seed);
    int train = split.train().size();
    return new Split<>(
        split.train().withLabels(rows(left, 0, train)),
        split.dev().withLabels(rows(left, train, left.rows())),
        split.test(),
        split.shortfalls());
  }

  private static LabelMatrix rows(LabelMatrix labels, int from, int to) {
    return labels.select(IntStream.range(from, to).toArray());
  }
}
