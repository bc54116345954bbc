package dev.lacuna.experiment;

import dev.lacuna.label.LabelMatrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows with every label observed, and whether they are enough to train on. */
final class CompleteRows {
  private CompleteRows() {}

  /** Returns the indices of rows in which every head is observed. */
  static int[] of(LabelMatrix labels) {
    return IntStream.range(0, labels.rows()).filter(row -> isComplete(labels, row)).toArray();
  }

  /**
   * Returns why these rows cannot be trained on: there are none, or a head that has several classes
   * among all rows has one among them.
   */
  static Optional<String> problemOf(LabelMatrix labels) {
    int[] rows = of(labels);
    String few =
        "only %s of %s rows have every label"
            .formatted(Figures.count(rows.length), Figures.count(labels.rows()));
    if (rows.length == 0) {
      return Optional.of(few);
    }
    LabelMatrix kept = labels.select(rows);
    return IntStream.range(0, labels.heads())
        .filter(t -> classes(kept, t) == 1 && classes(labels, t) > 1)
        .mapToObj(t -> few + ", all of one class of '" + labels.schema().head(t).name() + "'")
        .findFirst();
  }

  private static boolean isComplete(LabelMatrix labels, int row) {
    return IntStream.range(0, labels.heads()).allMatch(t -> labels.observed(row, t));
  }

  /** Returns how many classes occur; 0 for a regression head. */
  private static long classes(LabelMatrix labels, int head) {
    return Arrays.stream(labels.classCounts(head)).filter(count -> count > 0).count();
  }
}
