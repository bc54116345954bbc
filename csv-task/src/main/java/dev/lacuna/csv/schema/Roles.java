package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Table;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import dev.lacuna.error.Suggestions;
import java.util.List;
import java.util.Optional;

/**
 * Which column of a table plays which part.
 *
 * @param labels names of label columns
 * @param features names of feature columns
 * @param ignored names of columns that take no part
 * @param group the column whose cells say which rows belong together
 */
public record Roles(
    List<String> labels, List<String> features, List<String> ignored, Optional<String> group) {
  /** Copies the lists. */
  public Roles {
    labels = List.copyOf(labels);
    features = List.copyOf(features);
    ignored = List.copyOf(ignored);
  }

  /**
   * Returns the roles that a user declared; what is left are features.
   *
   * @throws LacunaException when a declaration names no column, or a column plays two parts
   */
  public static Roles of(Table table, Declarations declared) {
    List<String> names = table.names();
    List<String> labels = declared.labels().resolve(names);
    List<String> ignored = declared.ignored().resolve(names);
    declared.group().ifPresent(table::column);
    checkNames(names, declared);
    Optional<String> both = labels.stream().filter(ignored::contains).findFirst();
    if (both.isPresent()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "A column is either a label or ignored. Found '%s' as both. Leave it out of --labels or of --ignore."
              .formatted(both.get()));
    }
    List<String> features =
        names.stream()
            .filter(name -> !labels.contains(name) && !ignored.contains(name))
            .filter(name -> !declared.group().equals(Optional.of(name)))
            .toList();
    checkKinds(labels, features, declared);
    return new Roles(labels, features, ignored, declared.group());
  }

  private static void checkNames(List<String> names, Declarations declared) {
    Problems problems = new Problems();
    declared.heads().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add(unknown(name, names)));
    declared.features().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add(unknown(name, names)));
    problems.throwIfAny(ErrorCode.BAD_DATA);
  }

  /** Refuses kinds of labels for features and the other way about. */
  private static void checkKinds(
      List<String> labels, List<String> features, Declarations declared) {
    Problems problems = new Problems();
    features.stream()
        .filter(declared.heads()::containsKey)
        .filter(name -> !declared.features().containsKey(name))
        .forEach(
            name ->
                problems.add(
                    "column '%s' is a feature, and must be numeric, categorical or text. Found a kind of labels. Add it to --labels, or declare another kind"
                        .formatted(name)));
    labels.stream()
        .filter(declared.features()::containsKey)
        .filter(name -> !declared.heads().containsKey(name))
        .forEach(
            name ->
                problems.add(
                    "column '%s' is a label, and must be binary, categorical or regression. Found a kind of features. Leave it out of --labels, or declare another kind"
                        .formatted(name)));
    problems.throwIfAny(ErrorCode.BAD_OPTION);
  }

  private static String unknown(String name, List<String> names) {
    return "a kind was declared for column '%s', which the table does not have.%s"
        .formatted(name, Suggestions.didYouMean(name, names));
  }
}
