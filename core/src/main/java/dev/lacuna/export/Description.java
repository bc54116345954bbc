package dev.lacuna.export;

import dev.lacuna.experiment.Provenance;
import dev.lacuna.io.Json;
import dev.lacuna.model.ModelFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an exported file says of its model: parts of the model file's manifest, by the manifest's
 * keys, and the version of Lacuna under {@code lacuna}. Figures and provenance stay behind.
 */
public final class Description {
  private static final List<String> KEPT =
      List.of(
          "task",
          "schema",
          "architecture",
          "target_scaling",
          "thresholds",
          "calibration",
          "members");

  /** What is said of the features, for people. */
  public static final String FEATURES = "what the model's featurizer makes of an input";

  private Description() {}

  /** Returns the description, ready for JSON. */
  public static Map<String, Object> of(ModelFile.Content content) {
    Map<String, Object> manifest = content.manifest();
    Map<String, Object> description = new LinkedHashMap<>();
    KEPT.forEach(key -> description.put(key, manifest.get(key)));
    description.put("lacuna", Provenance.version());
    return description;
  }

  /** Returns what the names of a member's tensors begin with, the first being 0. */
  public static String prefix(ModelFile.Content content, int member) {
    return content.members().size() == 1 ? "" : "members." + (member + 1) + ".";
  }

  /** Returns the note that no exported file makes features. */
  public static String withoutFeaturizer(ModelFile.Content content) {
    return "Not in the file: the featurizer of task '%s'. Features must be made as it makes them."
        .formatted(content.card().task());
  }

  /** Returns the description as texts: {@link #ascii}, but for values that are texts themselves. */
  public static Map<String, String> texts(ModelFile.Content content) {
    Map<String, String> texts = new LinkedHashMap<>();
    of(content)
        .forEach(
            (key, value) -> texts.put(key, value instanceof String text ? text : ascii(value)));
    return texts;
  }

  /** Returns JSON on one line, without a character that some program could garble. */
  public static String ascii(Object value) {
    StringBuilder ascii = new StringBuilder();
    Json.printCompact(value)
        .chars()
        .forEach(c -> ascii.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return ascii.toString();
  }
}
