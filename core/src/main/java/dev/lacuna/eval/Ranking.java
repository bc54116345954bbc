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
    double[] distinct = Arrays.stream(values).map(Ranking::plainZero).sorted().distinct().toArray();
    int[] places = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = Arrays.binarySearch(distinct, plainZero(values[i]));
    }
    return new Ranking(distinct, places);
  }

  /** Returns the distinct numbers, ascending. */
  double[] distinct() {
    return distinct;
  }

  /** Returns the place of a number among the distinct ones, from 0. */
  int place(int index) {
    return places[index];
  }

  /** Returns the weight of all numbers at each place. */
  long[] weightOfPlaces(Weights weights) {
    long[] sums = new long[distinct.length];
    for (int i = 0; i < places.length; i++) {
      sums[places[i]] += weights.get(i);
    }
    return sums;
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

  /** Negative zero would sort below zero, though the two are equal. */
  private static double plainZero(double value) {
    return value + 0.0;
  }
}
