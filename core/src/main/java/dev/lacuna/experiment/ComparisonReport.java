package dev.lacuna.experiment;

import dev.lacuna.eval.Headline;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.task.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same network trained by several methods, side by side, for one seed or several.
 *
 * @param task name of the task
 * @param schema the heads
 * @param methods in the order in which they are shown
 * @param seeds at least one; each with an outcome per method
 */
public record ComparisonReport(
    String task, LabelSchema schema, List<Method> methods, List<SeedComparison> seeds) {
  /** Copies the lists. */
  public ComparisonReport {
    methods = List.copyOf(methods);
    seeds = List.copyOf(seeds);
    if (methods.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException(
          "a report needs a method and a seed, methods = %s, seeds = %d"
              .formatted(methods, seeds.size()));
    }
  }

  /** Returns the method that others are held against: {@code masked}, or the first without it. */
  public Method baseline() {
    return methods.contains(Method.MASKED) ? Method.MASKED : methods.get(0);
  }

  /** Returns a method's headline; empty where it could not be trained, or is undefined. */
  public Optional<Estimate> estimate(Method method, Headline headline) {
    return summary().estimate(method, headline);
  }

  /** Returns how much larger a method's headline is than the baseline's; empty for the baseline. */
  public Optional<Estimate> difference(Method method, Headline headline) {
    return summary().difference(method, headline);
  }

  /** Returns the tables for people: one row per method, then one per method and head. */
  public List<Table> tables() {
    return new ComparisonTables(this).tables();
  }

  /** Returns the content of {@code compare.json}, ready for Jackson. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", task);
    map.put("split", "test");
    map.put("seeds", seeds.stream().map(SeedComparison::seed).toList());
    map.put("baseline", baseline().id());
    map.put("methods", methods.stream().map(this::toMap).toList());
    return map;
  }

  ComparisonSummary summary() {
    return new ComparisonSummary(seeds, baseline());
  }

  private Map<String, Object> toMap(Method method) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", method.id());
    map.put("missing_label", method.effect());
    summary().refusal(method).ifPresent(reason -> map.put("problem", reason));
    map.put("headlines", headlines(method));
    map.put("runs", seeds.stream().map(seed -> toMap(seed, method)).toList());
    return map;
  }

  private Map<String, Object> headlines(Method method) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Headline headline : Headline.of(schema)) {
      summary()
          .estimate(method, headline)
          .ifPresent(
              estimate -> map.put(headline.metric().id(), toMap(method, headline, estimate)));
    }
    return map;
  }

  private Map<String, Object> toMap(Method method, Headline headline, Estimate estimate) {
    Map<String, Object> map = new LinkedHashMap<>();
    estimate.putInto(map, "mean");
    summary().difference(method, headline).ifPresent(difference -> map.putAll(difference.toMap()));
    return map;
  }

  private static Map<String, Object> toMap(SeedComparison seed, Method method) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", seed.seed());
    if (seed.outcome(method) instanceof MethodOutcome.Untrainable untrainable) {
      map.put("problem", untrainable.reason());
    } else if (seed.outcome(method) instanceof MethodOutcome.Trained run) {
      map.put("examples", seed.testRows());
      map.put("train_rows", run.trainRows());
      map.put("seconds", run.seconds());
      map.putAll(run.evaluation().toMap());
      map.put("median_positive", run.medianPositive());
      map.put("task_metrics", RunReport.taskMetricsMap(run.taskMetrics()));
      if (!run.notes().isEmpty()) {
        map.put("notes", run.notes());
      }
    }
    return map;
  }
}
