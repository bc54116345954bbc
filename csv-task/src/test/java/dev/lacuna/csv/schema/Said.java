package dev.lacuna.csv.schema;

import dev.lacuna.csv.CsvOptions;
import dev.lacuna.task.OptionValues;
import java.util.List;
import java.util.Map;

/** What a user says of a table, for tests. */
public final class Said {
  private Said() {}

  /** Returns what options say, by their names without dashes. */
  public static Declarations by(Map<String, String> options) {
    return CsvOptions.declarations(
        OptionValues.read(CsvOptions.ALL, Map.of(), List.of(OptionValues.Source.flags(options))));
  }

  /** Returns what is said by naming labels only. */
  public static Declarations labels(String patterns) {
    return by(Map.of("labels", patterns));
  }
}
