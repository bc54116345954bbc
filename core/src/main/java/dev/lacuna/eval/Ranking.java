package dev.lacuna.eval;

import java.util.Arrays;

/** The order of some numbers, found once: the distinct ones ascending, and the place of each. */
final class Ranking {
  private final double[] distinct;
  private final int[] places;

  private Ranking(double[] distinct, int[] places) {
    this.distinct = distinct;
    this.places = places;
  }

  static Ranking of(double[] values) {
    double[] distinct = distinct(values);
    int[] places = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = Arrays.binarySearch(distinct, plainZero(values[i]));
    }
    return new Ranking(distinct, places);
  }

  private static double[] distinct(double[] values) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      sorted[i] = plainZero(values[i]);
    }
    Arrays.sort(sorted);
    int count = Math.min(1, sorted.length);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** Returns the distinct numbers, ascending. */
  double[] distinct() {
    return distinct;
  }

  /** Returns the place of a number among the distinct ones, from 0. */
  int place(int index) {
    return places[index];
  }

  /**
   * Returns the weight of negatives and positives at each place.
   *
   * @param labels 0 or 1 for each number
   */
  ScoreTally tally(int[] labels, Weights weights) {
    long[][] sums = new long[2][distinct.length];
    for (int i = 0; i < places.length; i++) {
      sums[labels[i]][places[i]] += weights.get(i);
    }
    return new ScoreTally(sums[0], sums[1]);
  }

  /** Returns the mid-rank of each place, from 1: equal numbers share the mean of their ranks. */
  double[] midRanks(Weights weights) {
    long[] sums = weightOfPlaces(weights);
    double[] ranks = new double[sums.length];
    long below = 0;
    for (int place = 0; place < sums.length; place++) {
      ranks[place] = below + (sums[place] + 1) / 2.0;
      below += sums[place];
    }
    return ranks;
  }

  private long[] weightOfPlaces(Weights weights) {
    long[] sums = new long[distinct.length];
    for (int i = 0; i < places.length; i++) {
      sums[places[i]] += weights.get(i);
    }
    return sums;
  }

  /** Negative zero would sort below zero, though the two are equal. */
  private static double plainZero(double value) {
    return value + 0.0;
  }
}
