package dev.lacuna.eval;

import java.util.Arrays;

/** Sweeps all thresholds of one binary head that has both classes, in O(n log n). */
final class ThresholdSearch {
  private final double[] distinct;
  private final long[] positivesBelow;
  private final long[] cellsBelow;

  ThresholdSearch(BinarySample sample) {
    Ranking ranking = sample.ranking();
    Weights once = Weights.ones(sample.rows().length);
    this.distinct = ranking.distinct();
    this.positivesBelow = runningSums(ranking.weightOfPlaces(once.where(sample.labels())));
    this.cellsBelow = runningSums(ranking.weightOfPlaces(once));
  }

  double best() {
    double best = Thresholds.DEFAULT;
    double bestScore = macroF1(placesBelow(best));
    for (int below = 1; below < distinct.length; below++) {
      double cut = between(distinct[below - 1], distinct[below]);
      double score = macroF1(below);
      if (score > bestScore || (score == bestScore && distance(cut) < distance(best))) {
        best = cut;
        bestScore = score;
      }
    }
    return best;
  }

  /** Returns macro-F1 where all but the lowest places are decided "positive". */
  private double macroF1(int below) {
    long positives = positivesBelow[distinct.length];
    long cells = cellsBelow[distinct.length];
    long trueNegatives = cellsBelow[below] - positivesBelow[below];
    return new DecisionCounts(
            new long[] {cells - positives, positives},
            new long[] {cellsBelow[below], cells - cellsBelow[below]},
            new long[] {trueNegatives, positives - positivesBelow[below]})
        .macroF1()
        .toOptional()
        .orElseThrow();
  }

  private int placesBelow(double threshold) {
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

  /** Returns 0, the first number, the sum of the first two, and so on. */
  private static long[] runningSums(long[] numbers) {
    long[] sums = new long[numbers.length + 1];
    for (int i = 0; i < numbers.length; i++) {
      sums[i + 1] = sums[i] + numbers[i];
    }
    return sums;
  }
}
