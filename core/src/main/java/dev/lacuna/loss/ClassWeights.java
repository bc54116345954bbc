package dev.lacuna.loss;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How much a cell of each class counts in its head's loss.
 *
 * @param values per head one weight per class; an empty list means weight 1 throughout
 */
public record ClassWeights(List<List<Double>> values) {
  /** Copies the lists. */
  public ClassWeights {
    values = values.stream().map(List::copyOf).toList();
  }

  /** Returns weight 1 for every class of every head. */
  public static ClassWeights none(LabelSchema schema) {
    return new ClassWeights(Collections.nCopies(schema.size(), List.of()));
  }

  /**
   * Returns weights under which every class of a head counts the same over the train part: n / (k ·
   * n_c) for n observed cells, k classes and n_c cells of the class. Regression heads get none, and
   * so does a class that does not occur.
   */
  public static ClassWeights balanced(LabelMatrix train) {
    List<List<Double>> values = new ArrayList<>();
    for (int t = 0; t < train.heads(); t++) {
      int[] counts = train.classCounts(t);
      double observed = Arrays.stream(counts).sum();
      values.add(
          Arrays.stream(counts)
              .mapToObj(count -> count == 0 ? 1.0 : observed / (counts.length * (double) count))
              .toList());
    }
    return new ClassWeights(values);
  }

  /** Returns the weight of a cell; 1 for a target that is no class, or has no weight. */
  static double of(double[] weights, double target) {
    return target >= 0 && target < weights.length && target == (int) target
        ? weights[(int) target]
        : 1;
  }

  /** Returns the weights per head; a target beyond them, or that is no class, weighs 1. */
  double[][] asArrays() {
    return values.stream()
        .map(weights -> weights.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }
}
