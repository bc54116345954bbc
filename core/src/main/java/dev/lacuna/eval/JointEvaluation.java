package dev.lacuna.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a row is decided right as a whole, over the rows that have the labels of all heads with
 * classes observed; binary heads are decided at 0.5, and regression heads do not count.
 *
 * @param subsetAccuracy share of those rows decided right for every head, 0 to 1; also called exact
 *     match. Undefined where there is no such row or no such head
 * @param rows how many such rows there are
 */
public record JointEvaluation(MetricValue subsetAccuracy, int rows) {
  private static final String SUBSET_ACCURACY = "subset_accuracy";

  /** Checks the number of rows. */
  public JointEvaluation {
    if (rows < 0) {
      throw new IllegalArgumentException("rows must not be negative, rows = " + rows);
    }
  }

  static JointEvaluation of(List<HeadSample> samples, int rows) {
    List<HeadSample> withClasses =
        samples.stream().filter(sample -> sample instanceof ClassSample).toList();
    int[] observed = new int[rows];
    int[] right = new int[rows];
    withClasses.forEach(sample -> tally(sample, observed, right));
    int complete = 0;
    int allRight = 0;
    for (int row = 0; row < rows && !withClasses.isEmpty(); row++) {
      complete += observed[row] == withClasses.size() ? 1 : 0;
      allRight += right[row] == withClasses.size() ? 1 : 0;
    }
    return new JointEvaluation(share(withClasses, allRight, complete), complete);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (subsetAccuracy instanceof MetricValue.Defined defined) {
      map.put(SUBSET_ACCURACY, defined.value());
    }
    map.put("rows", rows);
    if (subsetAccuracy instanceof MetricValue.Undefined undefined) {
      map.put("undefined", Map.of(SUBSET_ACCURACY, undefined.reason()));
    }
    return map;
  }

  private static void tally(HeadSample sample, int[] observed, int[] right) {
    int[] rows = sample.rows();
    for (int i = 0; i < rows.length; i++) {
      observed[rows[i]]++;
      right[rows[i]] += sample instanceof ClassSample cells && cells.decisions().right(i) ? 1 : 0;
    }
  }

  private static MetricValue share(List<HeadSample> samples, int right, int rows) {
    if (samples.isEmpty()) {
      return Reasons.NO_CLASS_HEAD;
    }
    if (rows == 0) {
      return Reasons.NO_COMPLETE_ROW;
    }
    return samples.stream().allMatch(HeadSample::usable)
        ? MetricValue.of((double) right / rows)
        : Reasons.NOT_A_PROBABILITY;
  }
}
