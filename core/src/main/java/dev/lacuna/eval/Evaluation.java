package dev.lacuna.eval;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model predicts some rows: each head by itself, their macro means, and all together.
 *
 * @param heads in the order of the schema
 * @param joint all heads of a row taken together
 */
public record Evaluation(List<HeadEvaluation> heads, JointEvaluation joint) {
  /** Copies the list. */
  public Evaluation {
    heads = List.copyOf(heads);
  }

  /**
   * Returns the evaluation of the head with a name.
   *
   * @throws LacunaException when there is none; the message names the nearest
   */
  public HeadEvaluation head(String name) {
    return heads.stream()
        .filter(head -> head.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** Returns the mean of a metric, decided at 0.5, over the heads for which it is defined. */
  public MetricValue macro(Metric metric) {
    return MetricValue.meanOfDefined(values(metric));
  }

  /** Returns for how many heads a metric is defined. */
  public int macroHeads(Metric metric) {
    return (int) values(metric).stream().filter(MetricValue::isDefined).count();
  }

  /** Returns this evaluation without the metrics at tuned thresholds. */
  Evaluation withoutTuned() {
    return new Evaluation(heads.stream().map(HeadEvaluation::withoutTuned).toList(), joint);
  }

  /**
   * Returns what {@code metrics.json} says of it: {@code heads}, {@code macro}, {@code macro_heads}
   * and {@code joint}, in this order. Ready for Jackson; values are not rounded.
   */
  public Map<String, Object> toMap() {
    Map<String, Double> macro = new LinkedHashMap<>();
    Map<String, Integer> macroHeads = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      macro(metric)
          .toOptional()
          .ifPresent(
              mean -> {
                macro.put(metric.id(), mean);
                macroHeads.put(metric.id(), macroHeads(metric));
              });
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("heads", heads.stream().map(HeadEvaluation::toMap).toList());
    map.put("macro", macro);
    map.put("macro_heads", macroHeads);
    map.put("joint", joint.toMap());
    return map;
  }

  private List<MetricValue> values(Metric metric) {
    return heads.stream()
        .filter(head -> metric.appliesTo(head.head()))
        .map(head -> head.metric(metric))
        .toList();
  }

  private LacunaException unknown(String name) {
    List<String> names = heads.stream().map(HeadEvaluation::name).toList();
    return new LacunaException(
        ErrorCode.UNKNOWN_NAME,
        "A head must be one of %s. Found '%s'.%s"
            .formatted(String.join(", ", names), name, Suggestions.didYouMean(name, names)));
  }
}
