package dev.lacuna.csv.schema;

/** The kinds that a label column may be declared as. */
public enum HeadKind {
  /** One of two classes. */
  BINARY,
  /** One of several classes. */
  CATEGORICAL,
  /** A number. */
  REGRESSION
}
