package dev.lacuna.model;

import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.TargetScaling;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is, apart from its weights and their shape.
 *
 * @param task name of the task that trained it
 * @param schema the heads
 * @param scaling how the targets of regression heads were standardised
 * @param thresholds per head the cut that was tuned on the dev part; 0.5 where a head has none
 * @param calibrations per head what is done to its probabilities before anything else
 * @param metrics the evaluation on the test part, ready for JSON
 * @param provenance data, options, versions and seed of the run, ready for JSON
 */
public record ModelCard(
    String task,
    LabelSchema schema,
    TargetScaling scaling,
    List<Double> thresholds,
    List<Calibration> calibrations,
    Map<String, Object> metrics,
    Map<String, Object> provenance) {
  /** Copies lists and maps, the maps in their order. */
  public ModelCard {
    thresholds = List.copyOf(thresholds);
    calibrations = List.copyOf(calibrations);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    if (!thresholds.stream().allMatch(threshold -> threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("thresholds must be within 0 to 1. Found " + thresholds);
    }
    if (thresholds.size() != schema.size() || scaling.means().size() != schema.size()) {
      throw new IllegalArgumentException(
          "thresholds and scaling must be one per head, heads = %d, thresholds = %d, scaling = %d"
              .formatted(schema.size(), thresholds.size(), scaling.means().size()));
    }
    checkCalibrations(schema, calibrations);
  }

  private static void checkCalibrations(LabelSchema schema, List<Calibration> calibrations) {
    if (calibrations.size() != schema.size()) {
      throw new IllegalArgumentException(
          "calibrations must be one per head, heads = %d, calibrations = %d"
              .formatted(schema.size(), calibrations.size()));
    }
    for (int t = 0; t < schema.size(); t++) {
      if (!calibrations.get(t).fits(schema.head(t))) {
        throw new IllegalArgumentException(
            "a %s head must have a calibration of its kind. Found %s for '%s'"
                .formatted(
                    schema.head(t).kind(), calibrations.get(t).describe(), schema.head(t).name()));
      }
    }
  }

  /** Returns the card of a model whose calibrations, thresholds and figures are to come. */
  public static ModelCard untested(String task, LabelSchema schema, TargetScaling scaling) {
    List<Double> thresholds = Collections.nCopies(schema.size(), 0.5);
    List<Calibration> calibrations = Calibration.none(schema.size());
    return new ModelCard(task, schema, scaling, thresholds, calibrations, Map.of(), Map.of());
  }

  /** Returns this card with what was chosen on dev, one each per head. */
  public ModelCard with(List<Calibration> fitted, List<Double> tuned) {
    return new ModelCard(task, schema, scaling, tuned, fitted, metrics, provenance);
  }

  /** Returns this card with what was chosen on dev, found on test, and where it all comes from. */
  public ModelCard with(
      List<Double> tuned, Map<String, Object> figures, Map<String, Object> origin) {
    return new ModelCard(task, schema, scaling, tuned, calibrations, figures, origin);
  }
}
