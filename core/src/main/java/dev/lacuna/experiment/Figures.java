package dev.lacuna.experiment;

import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import java.util.List;
import java.util.Locale;

/** Figures as tables for people show them. */
final class Figures {
  /** What a table shows where there is no figure. */
  static final String NONE = "–";

  private Figures() {}

  static String print(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String print(MetricValue value) {
    return value instanceof MetricValue.Defined defined ? print(defined.value()) : NONE;
  }

  static String print(HeadEvaluation head, Metric metric) {
    return metric.appliesTo(head.head()) ? print(head.metric(metric)) : NONE;
  }

  static String printInterval(HeadEvaluation head, Metric metric) {
    Interval interval = head.intervals().get(metric);
    return interval == null ? NONE : print(interval.low()) + "–" + print(interval.high());
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns those of the metrics that at least one head has. */
  static List<Metric> shown(List<HeadEvaluation> heads, List<Metric> wanted) {
    return wanted.stream()
        .filter(metric -> heads.stream().anyMatch(head -> metric.appliesTo(head.head())))
        .toList();
  }
}
