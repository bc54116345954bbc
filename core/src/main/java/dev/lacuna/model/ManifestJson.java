package dev.lacuna.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.TargetScaling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The manifest of a model file: its card and architecture as JSON. */
final class ManifestJson {
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

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

  static ModelCard readCard(JsonNode json) throws IOException {
    LabelSchema schema = SchemaJson.read(json.required("schema"));
    return new ModelCard(
        json.required("task").asText(),
        schema,
        new TargetScaling(
            numbers(json.path("target_scaling").path("means")),
            numbers(json.path("target_scaling").path("deviations"))),
        numbers(json.path("thresholds")),
        json.has("calibration")
            ? CalibrationJson.read(json.path("calibration"))
            : Calibration.none(schema.size()),
        map(json.required("metrics")),
        map(json.required("provenance")));
  }

  static Architecture readArchitecture(JsonNode json) {
    List<Integer> hidden = new ArrayList<>();
    json.path("hidden").forEach(width -> hidden.add(width.asInt()));
    return new Architecture(
        json.path("inputs").asInt(),
        hidden,
        known("activation", json.path("activation").asText(), Activation.values(), Activation::id),
        known("norm", json.path("norm").asText(Norm.NONE.id()), Norm.values(), Norm::id),
        json.path("input_dropout").asDouble(),
        json.path("dropout").asDouble(),
        json.path("outputs").asInt());
  }

  private static <E> E known(String what, String id, E[] all, Function<E, String> idOf) {
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

  private static Map<String, Object> map(JsonNode json) throws IOException {
    if (!json.isObject()) {
      throw new IOException("its manifest holds %s instead of an object".formatted(json));
    }
    return Json.mapper().convertValue(json, MAP);
  }

  static List<Double> numbers(JsonNode json) {
    List<Double> numbers = new ArrayList<>();
    json.forEach(number -> numbers.add(number.asDouble(Double.NaN)));
    return numbers;
  }
}
