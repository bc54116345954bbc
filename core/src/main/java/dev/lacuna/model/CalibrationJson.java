package dev.lacuna.model;

import dev.lacuna.io.CheckedJson;
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

  static List<Calibration> read(List<CheckedJson> json) {
    return json.stream().map(CalibrationJson::readOne).toList();
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

  private static Calibration readOne(CheckedJson json) {
    String kind = json.text("kind");
    return switch (kind) {
      case "none" -> Calibration.none();
      case "temperature" -> new Calibration.Temperature(json.number("temperature"));
      case "isotonic" ->
          new Calibration.Isotonic(json.numbers("scores"), json.numbers("probabilities"));
      default ->
          throw new IllegalArgumentException(
              "it has a calibration '%s', which this version of Lacuna does not know"
                  .formatted(kind));
    };
  }
}
