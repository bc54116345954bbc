package dev.lacuna.loss;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Standardises the targets of regression heads to mean 0 and standard deviation 1, so that no head
 * rules the loss by its unit alone. Classes pass unchanged.
 *
 * @param means what is taken away, one per head; 0 for classes
 * @param deviations what is divided by, one per head, above 0; 1 for classes
 */
public record TargetScaling(List<Double> means, List<Double> deviations) {
  /** Copies the lists and checks them. */
  public TargetScaling {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.size() != deviations.size()
        || !means.stream().allMatch(Double::isFinite)
        || !deviations.stream()
            .allMatch(deviation -> deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "means and deviations must be finite, one each per head, deviations above 0. Found %s and %s"
              .formatted(means, deviations));
    }
  }

  /** Returns the scaling that changes nothing. */
  public static TargetScaling none(int heads) {
    return new TargetScaling(Collections.nCopies(heads, 0.0), Collections.nCopies(heads, 1.0));
  }

  /** Returns the scaling fitted on the observed cells of the train part. */
  public static TargetScaling fit(LabelMatrix train) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int t = 0; t < train.heads(); t++) {
      Head head = train.schema().head(t);
      double mean = head instanceof RegressionHead ? mean(train, t) : 0;
      double deviation = head instanceof RegressionHead ? deviation(train, t, mean) : 1;
      means.add(mean);
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

  private static double mean(LabelMatrix labels, int head) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, head)) {
        sum += labels.value(row, head);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double deviation(LabelMatrix labels, int head, double mean) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, head)) {
        sum += (labels.value(row, head) - mean) * (labels.value(row, head) - mean);
        count++;
      }
    }
    return count == 0 ? 1 : Math.sqrt(sum / count);
  }
}
