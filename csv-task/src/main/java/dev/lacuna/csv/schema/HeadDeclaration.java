package dev.lacuna.csv.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a user says of a label column.
 *
 * @param kind empty where the column itself shows it
 * @param classes in the order of their indices, the negative one first; empty where the column
 *     shows them
 * @param minimum the smallest legal number; {@code -Infinity} for no bound
 * @param maximum the largest legal number; {@code Infinity} for no bound
 */
public record HeadDeclaration(
    Optional<HeadKind> kind, List<String> classes, double minimum, double maximum) {
  /** Says nothing. */
  public static final HeadDeclaration NONE = of(Optional.empty());

  /** Copies the list. */
  public HeadDeclaration {
    classes = List.copyOf(classes);
  }

  /** Says of which kind it is, or nothing. */
  static HeadDeclaration of(Optional<HeadKind> kind) {
    return new HeadDeclaration(kind, List.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Returns the same with a kind. */
  public HeadDeclaration with(HeadKind other) {
    return new HeadDeclaration(Optional.of(other), classes, minimum, maximum);
  }
}
