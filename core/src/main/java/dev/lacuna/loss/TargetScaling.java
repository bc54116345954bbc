package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Standardises the targets of regression heads to mean 0 and standard deviation 1, so that no head
 * rules the loss by its unit alone. Classes pass unchanged.
 *
 * @param means what is taken away, one per head, finite as a float; 0 for classes
 * @param deviations what is divided by, one per head, above 0 and finite as a float; 1 for classes
 */
public record TargetScaling(List<Double> means, List<Double> deviations) {
  /** Copies the lists and checks them. */
  public TargetScaling {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.size() != deviations.size()
        || !means.stream().allMatch(mean -> Math.abs(mean) <= Float.MAX_VALUE)
        || !deviations.stream()
            .allMatch(deviation -> deviation > 0 && deviation <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "means and deviations must be finite floats, one each per head, deviations above 0. Found %s and %s"
              .formatted(means, deviations));
    }
  }

  /** Returns the scaling that changes nothing. */
  public static TargetScaling none(int heads) {
    return new TargetScaling(Collections.nCopies(heads, 0.0), Collections.nCopies(heads, 1.0));
  }

  /**
   * Returns the scaling fitted on the observed cells of the train part. It goes over the rows twice
   * and takes no memory for them.
   */
  public static TargetScaling fit(LabelMatrix train) {
    int[] counts = train.observedCounts();
    double[] sums = sums(train, new double[counts.length], 1);
    List<Double> means = new ArrayList<>();
    for (int t = 0; t < counts.length; t++) {
      means.add(counts[t] == 0 ? 0 : sums[t] / counts[t]);
    }
    double[] squares = sums(train, means.stream().mapToDouble(Double::doubleValue).toArray(), 2);
    List<Double> deviations = new ArrayList<>();
    for (int t = 0; t < counts.length; t++) {
      double deviation = counts[t] == 0 ? 1 : Math.sqrt(squares[t] / counts[t]);
      deviations.add(deviation > 0 ? deviation : 1);
    }
    return new TargetScaling(means, deviations);
  }

  /** Returns the target of a label. */
  public double standardise(int head, double label) {
    return (label - means.get(head)) / deviations.get(head);
  }

  /** Returns the label of a target. */
  public double restore(int head, double target) {
    return target * deviations.get(head) + means.get(head);
  }

  /** Sums powers of how far the labels of regression heads are from a centre; 0 for classes. */
  private static double[] sums(LabelMatrix labels, double[] centres, int power) {
    double[] sums = new double[centres.length];
    int[] numeric =
        IntStream.range(0, sums.length)
            .filter(t -> labels.schema().head(t) instanceof RegressionHead)
            .toArray();
    for (int row = 0; numeric.length > 0 && row < labels.rows(); row++) {
      for (int t : numeric) {
        if (labels.observed(row, t)) {
          double distance = labels.value(row, t) - centres[t];
          sums[t] += power == 1 ? distance : distance * distance;
        }
      }
    }
    return sums;
  }
}
