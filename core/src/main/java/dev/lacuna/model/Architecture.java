package dev.lacuna.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a network: a dense trunk with all heads' logits side by side on top of it.
 *
 * @param inputs number of features, at least 1
 * @param hidden widths of the trunk's layers from below; empty for a linear network
 * @param activation what every layer of the trunk applies
 * @param norm what keeps the sums of every layer of the trunk in range
 * @param inputDropout probability with which training drops a feature, 0 to below 1
 * @param dropout probability with which training drops a unit of the trunk, 0 to below 1
 * @param outputs number of logits of all heads, at least 1
 */
public record Architecture(
    int inputs,
    List<Integer> hidden,
    Activation activation,
    Norm norm,
    double inputDropout,
    double dropout,
    int outputs) {
  /** Copies the list and checks the ranges. */
  public Architecture {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "every layer must have at least one unit. Found "
              + inputs
              + ", "
              + hidden
              + ", "
              + outputs);
    }
    checkDropout(inputDropout);
    checkDropout(dropout);
  }

  /** Creates a network that keeps all features. */
  public Architecture(
      int inputs,
      List<Integer> hidden,
      Activation activation,
      Norm norm,
      double dropout,
      int outputs) {
    this(inputs, hidden, activation, norm, 0, dropout, outputs);
  }

  /** Creates a network without norms. */
  public Architecture(
      int inputs, List<Integer> hidden, Activation activation, double dropout, int outputs) {
    this(inputs, hidden, activation, Norm.NONE, dropout, outputs);
  }

  /** Returns the widths of all layers: inputs, hidden layers, outputs. */
  public List<Integer> widths() {
    List<Integer> widths = new ArrayList<>(hidden.size() + 2);
    widths.add(inputs);
    widths.addAll(hidden);
    widths.add(outputs);
    return widths;
  }

  /** Returns the number of weights of all layers, biases apart. */
  public long weights() {
    List<Integer> widths = widths();
    long weights = 0;
    for (int l = 0; l + 1 < widths.size(); l++) {
      weights += (long) widths.get(l) * widths.get(l + 1);
    }
    return weights;
  }

  private static void checkDropout(double dropout) {
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be within 0 to below 1. Found " + dropout);
    }
  }

  @Override
  public String toString() {
    return String.join("-", widths().stream().map(String::valueOf).toList());
  }
}
