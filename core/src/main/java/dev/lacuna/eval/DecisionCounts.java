package dev.lacuna.eval;

import java.util.DoubleSummaryStatistics;
import java.util.function.IntToDoubleFunction;

/** Per class: how many cells have it as label, as decision, and as both. Class 1 is "positive". */
final class DecisionCounts {
  private final long[] labelled;
  private final long[] decided;
  private final long[] right;
  private final long total;

  DecisionCounts(long[] labelled, long[] decided, long[] right) {
    this.labelled = labelled;
    this.decided = decided;
    this.right = right;
    this.total = sum(labelled);
  }

  MetricValue accuracy() {
    return MetricValue.of((double) sum(right) / total);
  }

  MetricValue balancedAccuracy() {
    return meanOverClasses(k -> (double) right[k] / labelled[k]);
  }

  MetricValue f1() {
    return labelled[1] + decided[1] == 0 ? Reasons.NO_POSITIVE_AT_ALL : MetricValue.of(f1(1));
  }

  MetricValue macroF1() {
    return meanOverClasses(this::f1);
  }

  MetricValue mcc() {
    if (labelled[0] == 0 || labelled[1] == 0) {
      return Reasons.oneClass(total);
    }
    if (decided[0] == 0 || decided[1] == 0) {
      return Reasons.ONE_DECISION;
    }
    double falsePositives = decided[1] - right[1];
    double falseNegatives = decided[0] - right[0];
    return Correlations.correlation(
        (double) right[1] * right[0] - falsePositives * falseNegatives,
        (double) labelled[0] * labelled[1] * decided[0] * decided[1]);
  }

  private double f1(int k) {
    return 2.0 * right[k] / (labelled[k] + decided[k]);
  }

  /** Returns the mean over the classes that occur among the labels, of which there must be two. */
  private MetricValue meanOverClasses(IntToDoubleFunction measure) {
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    for (int k = 0; k < labelled.length; k++) {
      if (labelled[k] > 0) {
        values.accept(measure.applyAsDouble(k));
      }
    }
    return values.getCount() < 2 ? Reasons.oneClass(total) : MetricValue.of(values.getAverage());
  }

  /** A loop: the search for a threshold asks once for every distinct probability. */
  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
