package dev.lacuna.eval;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Predictions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The observed cells of one head, made ready so that each metric takes O(n) for any weights. Not
 * thread-safe: orders are found when first asked for.
 */
abstract sealed class HeadSample permits ClassSample, RegressionSample {
  private final Head head;
  private final int[] rows;
  private final Calibration calibration;

  HeadSample(ObservedCells cells) {
    this.head = cells.head();
    this.rows = cells.rows();
    this.calibration = cells.calibration();
  }

  /** Returns the sample of a head, with decisions at 0.5 where it is binary. */
  static HeadSample of(LabelMatrix labels, Predictions predictions, int head) {
    ObservedCells cells = new ObservedCells(labels, predictions, head);
    if (cells.head() instanceof BinaryHead) {
      return new BinarySample(cells, Thresholds.DEFAULT);
    }
    return cells.head() instanceof CategoricalHead
        ? new CategoricalSample(cells)
        : new RegressionSample(cells);
  }

  final Head head() {
    return head;
  }

  /** Returns how the predictions were calibrated. */
  final Calibration calibration() {
    return calibration;
  }

  /** Returns the row of each cell. */
  final int[] rows() {
    return rows;
  }

  /** Returns each metric of the head with every row counted once. */
  final Map<Metric, MetricValue> measureAll() {
    return measureAll(Metric.forHead(head));
  }

  final Map<Metric, MetricValue> measureAll(List<Metric> metrics) {
    Weights once = Weights.ones(rows.length);
    Map<Metric, MetricValue> values = new EnumMap<>(Metric.class);
    metrics.forEach(metric -> values.put(metric, measure(metric, once)));
    return values;
  }

  /** Returns a metric with every row counted once. */
  final MetricValue measure(Metric metric) {
    return measure(metric, Weights.ones(rows.length));
  }

  /**
   * Returns a metric.
   *
   * @param weights one per cell, in the order of {@link #rows()}
   */
  final MetricValue measure(Metric metric, Weights weights) {
    if (weights.total() == 0) {
      return Reasons.NO_LABEL;
    }
    return usable() ? compute(metric, weights) : unusable();
  }

  /** Returns whether every prediction is what the head's kind needs. */
  abstract boolean usable();

  /** Returns why no metric is defined where the sample is not usable. */
  abstract MetricValue unusable();

  /** Returns a metric over at least one cell. */
  abstract MetricValue compute(Metric metric, Weights weights);

  final IllegalArgumentException unfit(Metric metric) {
    return new IllegalArgumentException(
        "metric must apply to a %s head, metric = %s".formatted(head.kind(), metric.id()));
  }

  static boolean allFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
