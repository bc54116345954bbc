package dev.lacuna.eval;

/** The label and the decision of each observed cell of a head with classes. */
final class Decisions {
  private final int classes;
  private final int[] labels;
  private final int[] decided;

  Decisions(int classes, int[] labels, int[] decided) {
    this.classes = classes;
    this.labels = labels;
    this.decided = decided;
  }

  boolean right(int cell) {
    return labels[cell] == decided[cell];
  }

  /** Returns how many cells there are per label, and within it per decision. */
  long[][] table() {
    long[][] table = new long[classes][classes];
    for (int i = 0; i < labels.length; i++) {
      table[labels[i]][decided[i]]++;
    }
    return table;
  }

  DecisionCounts count(Weights weights) {
    long[] labelled = new long[classes];
    long[] decisions = new long[classes];
    long[] right = new long[classes];
    for (int i = 0; i < labels.length; i++) {
      int weight = weights.get(i);
      labelled[labels[i]] += weight;
      decisions[decided[i]] += weight;
      right[labels[i]] += labels[i] == decided[i] ? weight : 0;
    }
    return new DecisionCounts(labelled, decisions, right);
  }
}
