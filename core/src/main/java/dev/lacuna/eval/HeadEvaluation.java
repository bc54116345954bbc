package dev.lacuna.eval;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.model.Calibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well one head is predicted, over its observed cells.
 *
 * @param head the head
 * @param counts how many labels stand behind the figures
 * @param calibration how the head's predictions were calibrated
 * @param threshold the tuned one of a binary head, 0 to 1; 0.5 for other heads
 * @param metrics all metrics of the head's kind, decided at 0.5, in the order of the enum
 * @param tuned those that judge decisions, decided at the tuned threshold; empty unless binary
 * @param intervals 95 % bootstrap intervals of {@code metrics}, where there is one
 */
public record HeadEvaluation(
    Head head,
    LabelCounts counts,
    Calibration calibration,
    double threshold,
    Map<Metric, MetricValue> metrics,
    Map<Metric, MetricValue> tuned,
    Map<Metric, Interval> intervals) {
  /** Copies the maps. */
  public HeadEvaluation {
    metrics = copy(metrics);
    tuned = copy(tuned);
    intervals = copy(intervals);
  }

  /** Returns the head's name. */
  public String name() {
    return head.name();
  }

  /** Returns the head's kind: {@code binary}, {@code categorical} or {@code regression}. */
  public String kind() {
    return head.kind();
  }

  /**
   * Returns a metric, decided at 0.5.
   *
   * @throws IllegalArgumentException when it does not apply to the head's kind
   */
  public MetricValue metric(Metric metric) {
    MetricValue value = metrics.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "metric must apply to a %s head, metric = %s".formatted(kind(), metric.id()));
    }
    return value;
  }

  /** Returns why metrics are undefined: each reason with those that it concerns. */
  public Map<String, List<Metric>> undefined() {
    Map<String, List<Metric>> undefined = new LinkedHashMap<>();
    metrics.forEach(
        (metric, value) -> {
          if (value instanceof MetricValue.Undefined why) {
            undefined.computeIfAbsent(why.reason(), reason -> new ArrayList<>()).add(metric);
          }
        });
    return undefined;
  }

  /** Returns this evaluation without the metrics at the tuned threshold. */
  HeadEvaluation withoutTuned() {
    return new HeadEvaluation(head, counts, calibration, threshold, metrics, Map.of(), intervals);
  }

  /** Returns the entry of {@code metrics.json} for this head, in its order. */
  Map<String, Object> toMap() {
    Map<String, Object> map = countsToMap();
    map.put("metrics", defined(metrics));
    putUnlessEmpty(map, "tuned", defined(tuned));
    putUnlessEmpty(map, "interval", ends());
    putUnlessEmpty(map, "undefined", reasons(metrics));
    return map;
  }

  /** Returns the beginning of that entry: the head, and how many labels there are. */
  Map<String, Object> countsToMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name());
    map.put("kind", kind());
    map.put("observed", counts.observed());
    map.put("missing", counts.missing());
    putClasses(map);
    if (!calibration.equals(Calibration.none())) {
      map.put("calibration", calibration.describe());
    }
    return map;
  }

  private void putClasses(Map<String, Object> map) {
    if (head instanceof BinaryHead binary) {
      map.put("positives", counts.classes().getOrDefault(binary.positive(), 0));
      map.put("threshold", threshold);
    } else if (head instanceof CategoricalHead) {
      map.put("classes", counts.classes());
    }
  }

  private Map<String, List<Double>> ends() {
    Map<String, List<Double>> map = new LinkedHashMap<>();
    intervals.forEach((metric, ends) -> map.put(metric.id(), List.of(ends.low(), ends.high())));
    return map;
  }

  static Map<String, String> reasons(Map<Metric, MetricValue> values) {
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach(
        (metric, value) -> {
          if (value instanceof MetricValue.Undefined undefined) {
            map.put(metric.id(), undefined.reason());
          }
        });
    return map;
  }

  static Map<String, Double> defined(Map<Metric, MetricValue> values) {
    Map<String, Double> map = new LinkedHashMap<>();
    values.forEach(
        (metric, value) -> value.toOptional().ifPresent(number -> map.put(metric.id(), number)));
    return map;
  }

  static void putUnlessEmpty(Map<String, Object> map, String key, Map<String, ?> part) {
    if (!part.isEmpty()) {
      map.put(key, part);
    }
  }

  private static <V> Map<Metric, V> copy(Map<Metric, V> map) {
    Map<Metric, V> copy = new EnumMap<>(Metric.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
