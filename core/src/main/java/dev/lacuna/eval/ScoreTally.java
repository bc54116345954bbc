package dev.lacuna.eval;

import java.util.stream.LongStream;

/** How many negatives and positives each distinct score has, from the lowest score up. */
final class ScoreTally {
  private final long[] negatives;
  private final long[] positives;
  private final long allNegatives;
  private final long allPositives;

  ScoreTally(long[] negatives, long[] positives) {
    this.negatives = negatives;
    this.positives = positives;
    this.allNegatives = LongStream.of(negatives).sum();
    this.allPositives = LongStream.of(positives).sum();
  }

  long negatives(int place) {
    return negatives[place];
  }

  long positives(int place) {
    return positives[place];
  }

  long allNegatives() {
    return allNegatives;
  }

  long allPositives() {
    return allPositives;
  }

  /** Returns the share of (positive, negative) pairs in order, equal scores counting half. */
  MetricValue rocAuc() {
    if (allPositives == 0 || allNegatives == 0) {
      return Reasons.oneClass(allPositives + allNegatives);
    }
    double inOrder = 0;
    long negativesBelow = 0;
    for (int place = 0; place < positives.length; place++) {
      inOrder += positives[place] * (negativesBelow + negatives[place] / 2.0);
      negativesBelow += negatives[place];
    }
    return MetricValue.of(inOrder / ((double) allPositives * allNegatives));
  }

  /** Returns the mean precision over the positives, equal scores being one step. */
  MetricValue averagePrecision() {
    if (allPositives == 0) {
      return Reasons.noPositive(allNegatives);
    }
    double sum = 0;
    long positivesAbove = 0;
    long above = 0;
    for (int place = positives.length - 1; place >= 0; place--) {
      positivesAbove += positives[place];
      above += positives[place] + negatives[place];
      // a resample may leave out the highest scores, and then there is no precision yet
      if (positives[place] > 0) {
        sum += positives[place] * ((double) positivesAbove / above);
      }
    }
    return MetricValue.of(sum / allPositives);
  }

  /**
   * Returns macro-F1 of each cut: first where all are decided positive, then where the lowest score
   * is negative, then the lowest two, up to where all are. Both classes must occur.
   */
  double[] macroF1OfCuts() {
    double[] scores = new double[positives.length + 1];
    long negativesBelow = 0;
    long positivesBelow = 0;
    for (int cut = 0; cut < scores.length; cut++) {
      scores[cut] = macroF1(negativesBelow, positivesBelow);
      if (cut < positives.length) {
        negativesBelow += negatives[cut];
        positivesBelow += positives[cut];
      }
    }
    return scores;
  }

  private double macroF1(long negativesBelow, long positivesBelow) {
    long below = negativesBelow + positivesBelow;
    return new DecisionCounts(
            new long[] {allNegatives, allPositives},
            new long[] {below, allNegatives + allPositives - below},
            new long[] {negativesBelow, allPositives - positivesBelow})
        .macroF1()
        .toOptional()
        .orElseThrow();
  }
}
