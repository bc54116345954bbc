package dev.lacuna.eval;

/** A sample of a head with classes, for which a decision is right or wrong. */
sealed interface ClassSample permits BinarySample, CategoricalSample {
  /** Returns the label and the decision of each cell. */
  Decisions decisions();
}
