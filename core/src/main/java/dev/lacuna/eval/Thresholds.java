package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Predictions;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From which probability upwards each binary head is decided "positive". The development part
 * chooses them; the test part never does.
 *
 * @param values one per head, 0 to 1; {@link #DEFAULT} where the head is not binary
 */
public record Thresholds(List<Double> values) {
  /** The threshold of whoever has not tuned one: 0.5. */
  public static final double DEFAULT = 0.5;

  /** Copies the list and checks each value. */
  public Thresholds {
    values = List.copyOf(values);
    if (!values.stream().allMatch(value -> value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("values must be within 0 to 1, values = " + values);
    }
  }

  /** Returns {@link #DEFAULT} for every head. */
  public static Thresholds fixed(LabelSchema schema) {
    return new Thresholds(Collections.nCopies(schema.size(), DEFAULT));
  }

  /**
   * Returns, for each binary head, the threshold with the highest {@link Metric#F1_MACRO} on the
   * observed cells of the development part. Candidates are {@link #DEFAULT} and the midpoints
   * between neighbouring distinct probabilities; of equals, the one nearest to {@link #DEFAULT}. A
   * head without both classes keeps the default.
   *
   * @param dev labels of the development part
   * @param devPredictions for the same rows
   */
  public static Thresholds tune(LabelMatrix dev, Predictions devPredictions) {
    Evaluator.checkAlike(dev, devPredictions);
    return new Thresholds(
        IntStream.range(0, dev.heads())
            .parallel()
            .mapToObj(head -> best(HeadSample.of(dev, devPredictions, head)))
            .toList());
  }

  /** Returns the threshold of a head. */
  public double of(int head) {
    return values.get(head);
  }

  private static double best(HeadSample sample) {
    return sample instanceof BinarySample binary && binary.measure(Metric.F1_MACRO).isDefined()
        ? ThresholdSearch.best(binary)
        : DEFAULT;
  }
}
