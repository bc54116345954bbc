package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.TargetScaling;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The manifest of a model file: its card and architecture as JSON. */
final class ManifestJson {
  private static final int MOST_LAYERS = 1_000;

  private ManifestJson() {}

  static Map<String, Object> write(ModelCard card, Architecture architecture) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", card.task());
    json.put("schema", SchemaJson.write(card.schema()));
    json.put("architecture", write(architecture));
    Map<String, Object> scaling = new LinkedHashMap<>();
    scaling.put("means", card.scaling().means());
    scaling.put("deviations", card.scaling().deviations());
    json.put("target_scaling", scaling);
    json.put("thresholds", card.thresholds());
    json.put("calibration", CalibrationJson.write(card.calibrations()));
    json.put("metrics", card.metrics());
    json.put("provenance", card.provenance());
    return json;
  }

  static ModelCard readCard(CheckedJson json) {
    LabelSchema schema = SchemaJson.read(json.objects("schema"));
    CheckedJson scaling = json.object("target_scaling");
    return new ModelCard(
        json.text("task"),
        schema,
        new TargetScaling(scaling.numbers("means"), scaling.numbers("deviations")),
        json.numbers("thresholds"),
        json.has("calibration")
            ? CalibrationJson.read(json.objects("calibration"))
            : Calibration.none(schema.size()),
        json.map("metrics"),
        json.map("provenance"));
  }

  static Architecture readArchitecture(CheckedJson json) {
    String norm = json.has("norm") ? json.text("norm") : Norm.NONE.id();
    return new Architecture(
        json.whole("inputs"),
        hidden(json),
        known("activation", json.text("activation"), Activation.values(), Activation::id),
        known("norm", norm, Norm.values(), Norm::id),
        json.number("input_dropout", 0),
        json.number("dropout", 0),
        json.whole("outputs"));
  }

  private static List<Integer> hidden(CheckedJson json) {
    List<Integer> hidden = json.wholes("hidden");
    if (hidden.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "it must have at most %d hidden layers. Found %d".formatted(MOST_LAYERS, hidden.size()));
    }
    return hidden;
  }

  /** Returns what bears an id. */
  static <E> E known(String what, String id, E[] all, Function<E, String> idOf) {
    return Arrays.stream(all)
        .filter(one -> idOf.apply(one).equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "its %s is '%s', which this version of Lacuna does not know"
                        .formatted(what, id)));
  }

  private static Map<String, Object> write(Architecture architecture) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inputs", architecture.inputs());
    json.put("hidden", architecture.hidden());
    json.put("activation", architecture.activation().id());
    json.put("norm", architecture.norm().id());
    json.put("input_dropout", architecture.inputDropout());
    json.put("dropout", architecture.dropout());
    json.put("outputs", architecture.outputs());
    return json;
  }
}
