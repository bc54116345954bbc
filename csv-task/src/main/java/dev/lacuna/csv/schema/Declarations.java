package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.MissingWords;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says of a table, on the command line or in a schema file.
 *
 * @param labels which columns are labels
 * @param ignored which columns take no part
 * @param heads what is said of single label columns, by name
 * @param features what is said of single feature columns, by name
 * @param missing how the table writes "missing"
 * @param missingDeclared whether a user wrote that, so that a code that never occurs is a mistake
 * @param group the column whose cells say which rows belong together
 */
public record Declarations(
    ColumnPatterns labels,
    ColumnPatterns ignored,
    Map<String, HeadDeclaration> heads,
    Map<String, FeatureKind> features,
    MissingWords missing,
    boolean missingDeclared,
    Optional<String> group) {
  /** Copies the maps in their order. */
  public Declarations {
    heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }
}
