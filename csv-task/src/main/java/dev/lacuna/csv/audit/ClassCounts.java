package dev.lacuna.csv.audit;

/** How often each class meets each bin of a feature. */
final class ClassCounts {
  private final int[] counts;
  private final int bins;
  private final int classes;

  private ClassCounts(int[] counts, int bins, int classes) {
    this.counts = counts;
    this.bins = bins;
    this.classes = classes;
  }

  static ClassCounts of(BinnedFeature feature, RowSample.Observed observed, int classes) {
    int[] counts = new int[feature.bins() * classes];
    int[] places = observed.places();
    for (int i = 0; i < places.length; i++) {
      counts[feature.binOf()[places[i]] * classes + (int) observed.labels()[i]]++;
    }
    return new ClassCounts(counts, feature.bins(), classes);
  }

  /**
   * Returns how often the commonest class of the other rows in its bin is the class of a row.
   * Counting the row itself would make a name that no other row has look like a perfect rule.
   */
  double accuracyLeavingOneOut() {
    long right = 0;
    for (int bin = 0; bin < bins; bin++) {
      int most = 0;
      int second = 0;
      for (int k = 0; k < classes; k++) {
        int count = counts[bin * classes + k];
        second = Math.max(second, Math.min(most, count));
        most = Math.max(most, count);
      }
      right += most - 1 > second ? most : 0;
    }
    return (double) right / total();
  }

  /** Returns the share of the commonest class. */
  double majority() {
    long most = 0;
    for (int k = 0; k < classes; k++) {
      most = Math.max(most, sum(k, 0));
    }
    return (double) most / total();
  }

  /** Returns how many cells the rarer of two classes has where the feature is not missing. */
  long smallestOfTwo() {
    return Math.min(sum(0, 1), sum(1, 1));
  }

  /**
   * Returns the area under the ROC curve of a binary label ranked by the feature, rising or falling
   * whichever is larger; rows without the feature are left out, ties count one half.
   */
  double auc() {
    double below = 0;
    double won = 0;
    for (int bin = 1; bin < bins; bin++) {
      int negative = counts[bin * 2];
      int positive = counts[bin * 2 + 1];
      won += positive * (below + negative / 2.0);
      below += negative;
    }
    double auc = won / ((double) sum(0, 1) * sum(1, 1));
    return Math.max(auc, 1 - auc);
  }

  private long total() {
    long total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  private long sum(int ofClass, int firstBin) {
    long sum = 0;
    for (int bin = firstBin; bin < bins; bin++) {
      sum += counts[bin * classes + ofClass];
    }
    return sum;
  }
}
