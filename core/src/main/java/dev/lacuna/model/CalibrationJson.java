package dev.lacuna.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calibrations of all heads as JSON: a list of objects that name their kind. */
final class CalibrationJson {
  private CalibrationJson() {}

  static List<Object> write(List<Calibration> calibrations) {
    List<Object> json = new ArrayList<>();
    calibrations.forEach(calibration -> json.add(write(calibration)));
    return json;
  }

  static List<Calibration> read(JsonNode json) throws IOException {
    List<Calibration> calibrations = new ArrayList<>();
    for (JsonNode calibration : json) {
      calibrations.add(readOne(calibration));
    }
    return calibrations;
  }

  private static Map<String, Object> write(Calibration calibration) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (calibration instanceof Calibration.Temperature scaled) {
      json.put("kind", "temperature");
      json.put("temperature", scaled.temperature());
    } else if (calibration instanceof Calibration.Isotonic isotonic) {
      json.put("kind", "isotonic");
      json.put("scores", isotonic.scores());
      json.put("probabilities", isotonic.probabilities());
    } else {
      json.put("kind", "none");
    }
    return json;
  }

  private static Calibration readOne(JsonNode json) throws IOException {
    String kind = json.path("kind").asText();
    return switch (kind) {
      case "none" -> Calibration.none();
      case "temperature" ->
          new Calibration.Temperature(json.path("temperature").asDouble(Double.NaN));
      case "isotonic" ->
          new Calibration.Isotonic(
              ManifestJson.numbers(json.path("scores")),
              ManifestJson.numbers(json.path("probabilities")));
      default ->
          throw new IOException(
              "it has a calibration '%s', which this version of Lacuna does not know"
                  .formatted(kind));
    };
  }
}
