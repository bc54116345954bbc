package dev.lacuna.csv.schema;

/** The kinds of feature columns. */
public enum FeatureKind {
  /** Numbers. */
  NUMERIC,
  /** Words out of a list. */
  CATEGORICAL,
  /** Sentences. */
  TEXT
}
