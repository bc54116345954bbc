package dev.lacuna.eval;

import java.util.stream.IntStream;

/** The observed cells of a head with classes, for which a decision is right or wrong. */
abstract sealed class ClassSample extends HeadSample permits BinarySample, CategoricalSample {
  private final boolean usable;
  private final Decisions decisions;
  private final LastResult<DecisionCounts> counts;

  ClassSample(ObservedCells cells, double threshold) {
    super(cells);
    this.usable =
        IntStream.range(0, cells.head().outputs()).allMatch(k -> allFinite(cells.probabilities(k)));
    this.decisions =
        new Decisions(
            cells.head().classes().size(), cells.labelClasses(), cells.decisions(threshold));
    this.counts = new LastResult<>(decisions::count);
  }

  /** Returns the label and the decision of each cell. */
  final Decisions decisions() {
    return decisions;
  }

  /** Returns how many cells of each class were decided for which. */
  final DecisionCounts counts(Weights weights) {
    return counts.of(weights);
  }

  @Override
  final boolean usable() {
    return usable;
  }

  @Override
  final MetricValue unusable() {
    return Reasons.NOT_A_PROBABILITY;
  }
}
