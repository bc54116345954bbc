package dev.lacuna.loss;

import java.util.Collections;
import java.util.List;

/**
 * How much each head counts in the loss.
 *
 * @param values one per head, finite, 0 or more, not all 0
 */
public record HeadWeights(List<Double> values) {
  /** Copies the list and checks the ranges. */
  public HeadWeights {
    values = List.copyOf(values);
    if (values.stream().anyMatch(weight -> !(weight >= 0) || weight.isInfinite())
        || values.stream().allMatch(weight -> weight == 0)) {
      throw new IllegalArgumentException(
          "head weights must be finite, 0 or more, and not all 0. Found " + values);
    }
  }

  /** Returns weight 1 for every head. */
  public static HeadWeights equal(int heads) {
    return new HeadWeights(Collections.nCopies(heads, 1.0));
  }

  double[] asArray() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
