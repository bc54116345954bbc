package dev.lacuna.eval;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How often each row, or each observed cell, counts: once each, or as often as a bootstrap resample
 * drew it. Sorting is done once for all weights, so each resample costs only O(n).
 */
final class Weights {
  private final int[] counts;
  private final long total;

  private Weights(int[] counts) {
    this.counts = counts;
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    this.total = sum;
  }

  static Weights of(int... counts) {
    return new Weights(counts.clone());
  }

  /** Returns how often each of some rows comes when as many are drawn, with replacement. */
  static Weights drawn(int rows, RandomGenerator random) {
    int[] counts = new int[rows];
    for (int i = 0; i < rows; i++) {
      counts[random.nextInt(rows)]++;
    }
    return new Weights(counts);
  }

  static Weights ones(int size) {
    int[] counts = new int[size];
    Arrays.fill(counts, 1);
    return new Weights(counts);
  }

  int get(int index) {
    return counts[index];
  }

  int size() {
    return counts.length;
  }

  long total() {
    return total;
  }

  /** Returns the weights at these indices, in this order. */
  Weights select(int[] indices) {
    int[] selected = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      selected[i] = counts[indices[i]];
    }
    return new Weights(selected);
  }

  /** Returns the weighted mean. */
  double mean(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i] * values[i];
    }
    return sum / total;
  }
}
