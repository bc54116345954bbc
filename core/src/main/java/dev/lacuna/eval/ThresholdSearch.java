package dev.lacuna.eval;

import java.util.Arrays;

/** Tries all thresholds of one binary head that has both classes, in O(n log n). */
final class ThresholdSearch {
  private ThresholdSearch() {}

  static double best(BinarySample sample) {
    double[] distinct = sample.ranking().distinct();
    double[] scores = sample.tally(Weights.ones(sample.rows().length)).macroF1OfCuts();
    double best = Thresholds.DEFAULT;
    double bestScore = scores[placesBelow(distinct, best)];
    for (int below = 1; below < distinct.length; below++) {
      double cut = between(distinct[below - 1], distinct[below]);
      if (scores[below] > bestScore
          || (scores[below] == bestScore && distance(cut) < distance(best))) {
        best = cut;
        bestScore = scores[below];
      }
    }
    return best;
  }

  private static int placesBelow(double[] distinct, double threshold) {
    int place = Arrays.binarySearch(distinct, threshold);
    return place >= 0 ? place : -place - 1;
  }

  /** Returns the midpoint, or the upper number where none lies between the two. */
  private static double between(double lower, double upper) {
    double middle = lower + (upper - lower) / 2;
    return middle > lower ? middle : upper;
  }

  private static double distance(double threshold) {
    return Math.abs(threshold - Thresholds.DEFAULT);
  }
}
