package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Compares predictions with the labels that are observed. What is missing never counts. */
public final class Evaluator {
  private static final List<Metric> OF_DECISIONS =
      Arrays.stream(Metric.values()).filter(Metric::judgesDecisions).toList();

  private Evaluator() {}

  /**
   * Returns everything there is to say of these predictions.
   *
   * <p>Intervals come from 1,000 resamples of the rows, or fewer, down to 100, where there are more
   * than 20,000 rows. A resample that leaves a metric undefined is left out for it; a metric that
   * fewer than half of the resamples define has no interval.
   *
   * @param labels of the rows to judge by
   * @param predictions for the same rows
   * @param tuned thresholds chosen elsewhere, on the development part
   * @param seed of the bootstrap; the same seed gives the same intervals
   */
  public static Evaluation evaluate(
      LabelMatrix labels, Predictions predictions, Thresholds tuned, long seed) {
    return evaluate(labels, predictions, tuned, new Resampling(seed, drawn -> {}));
  }

  /**
   * How the bootstrap goes.
   *
   * @param seed of the resamples
   * @param measured hears now and then how many of {@link #resamples} are measured
   */
  public record Resampling(long seed, LongConsumer measured) {}

  /** Returns how many resamples of so many rows {@link #evaluate} draws. */
  public static int resamples(int rows) {
    return Bootstrap.resamples(rows);
  }

  /** Does the same, and tells how far it is. */
  public static Evaluation evaluate(
      LabelMatrix labels, Predictions predictions, Thresholds tuned, Resampling resampling) {
    checkAlike(labels, predictions);
    List<HeadSample> samples = samples(labels, predictions);
    return evaluation(
        labels, samples, tuned, Bootstrap.intervals(samples, labels.rows(), resampling));
  }

  /**
   * Returns the same without intervals, at a small part of the cost.
   *
   * @param labels of the rows to judge by
   * @param predictions for the same rows
   * @param tuned thresholds chosen elsewhere, on the development part
   */
  public static Evaluation evaluateWithoutIntervals(
      LabelMatrix labels, Predictions predictions, Thresholds tuned) {
    checkAlike(labels, predictions);
    return evaluation(
        labels, samples(labels, predictions), tuned, Collections.nCopies(labels.heads(), Map.of()));
  }

  private static Evaluation evaluation(
      LabelMatrix labels,
      List<HeadSample> samples,
      Thresholds tuned,
      List<Map<Metric, Interval>> intervals) {
    checkThresholds(labels, tuned);
    List<HeadEvaluation> heads = new ArrayList<>();
    for (int t = 0; t < samples.size(); t++) {
      heads.add(head(samples.get(t), LabelCounts.of(labels, t), tuned.of(t), intervals.get(t)));
    }
    return new Evaluation(heads, JointEvaluation.of(samples, labels.rows()));
  }

  /**
   * Returns the mean of one metric, decided at 0.5, over the heads for which it is defined; the
   * same as {@link Evaluation#macro}, without the cost of intervals.
   *
   * @param labels of the rows to judge by
   * @param predictions for the same rows
   */
  public static MetricValue score(LabelMatrix labels, Predictions predictions, Metric metric) {
    checkAlike(labels, predictions);
    return MetricValue.meanOfDefined(
        IntStream.range(0, labels.heads())
            .filter(head -> metric.appliesTo(labels.schema().head(head)))
            .mapToObj(head -> HeadSample.of(labels, predictions, head).measure(metric))
            .toList());
  }

  /**
   * Returns one metric of one head, decided at 0.5.
   *
   * @param head its number, from 0; the metric must apply to it
   */
  public static MetricValue score(
      LabelMatrix labels, Predictions predictions, int head, Metric metric) {
    checkAlike(labels, predictions);
    return HeadSample.of(labels, predictions, head).measure(metric);
  }

  static void checkAlike(LabelMatrix labels, Predictions predictions) {
    if (!labels.schema().names().equals(predictions.schema().names())
        || labels.schema().outputs() != predictions.schema().outputs()) {
      throw new IllegalArgumentException(
          "labels and predictions must have the same heads, labels = %s, predictions = %s"
              .formatted(labels.schema().names(), predictions.schema().names()));
    }
    if (labels.rows() != predictions.rows()) {
      throw new IllegalArgumentException(
          "labels and predictions must have the same rows, labels = %d, predictions = %d"
              .formatted(labels.rows(), predictions.rows()));
    }
  }

  private static void checkThresholds(LabelMatrix labels, Thresholds thresholds) {
    if (thresholds.values().size() != labels.heads()) {
      throw new IllegalArgumentException(
          "thresholds must be one per head, heads = %d, thresholds = %d"
              .formatted(labels.heads(), thresholds.values().size()));
    }
  }

  private static List<HeadSample> samples(LabelMatrix labels, Predictions predictions) {
    return IntStream.range(0, labels.heads())
        .mapToObj(head -> HeadSample.of(labels, predictions, head))
        .toList();
  }

  private static HeadEvaluation head(
      HeadSample sample, LabelCounts counts, double threshold, Map<Metric, Interval> intervals) {
    Map<Metric, MetricValue> tuned =
        sample instanceof BinarySample binary
            ? binary.withThreshold(threshold).measureAll(OF_DECISIONS)
            : Map.of();
    return new HeadEvaluation(
        sample.head(),
        counts,
        sample.calibration(),
        threshold,
        sample.measureAll(),
        tuned,
        intervals);
  }
}
