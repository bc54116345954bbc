package dev.lacuna.experiment;

import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Metric;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A figure of a run that a sweep sums up: the mean over some heads of what is defined for them.
 *
 * @param id such as {@code roc_auc}
 * @param scope which heads, in words such as {@code 3 binary heads}, or the name of a single one
 * @param heads which they are
 * @param ofHead the figure of a head; empty where it is undefined
 */
public record SweepMeasure(
    String id,
    String scope,
    Predicate<SweepRun.OfHead> heads,
    Function<SweepRun.OfHead, OptionalDouble> ofHead) {
  /** What stands for all heads that have a figure. */
  public static final String MACRO = "macro mean";

  /** Returns the mean of a metric over the heads for which it is defined. */
  public static SweepMeasure macro(Metric metric) {
    return new SweepMeasure(metric.id(), MACRO, head -> true, head -> head.metric(metric));
  }

  /** Returns a headline: the mean of its metric over the heads of its kind. */
  public static SweepMeasure of(Headline headline) {
    return new SweepMeasure(
        headline.metric().id(),
        MACRO,
        head -> head.kind().equals(headline.kind()),
        head -> head.metric(headline.metric()));
  }

  /** Returns the mean over binary heads of the median probability of positive labels. */
  public static SweepMeasure medianPositive() {
    return new SweepMeasure(
        "median_positive", MACRO, head -> true, SweepRun.OfHead::medianPositive);
  }

  /** Returns the same of one head alone. */
  public SweepMeasure ofHead(String name) {
    return new SweepMeasure(id, name, head -> head.name().equals(name), ofHead);
  }

  /** Returns the figure of a run. */
  OptionalDouble of(SweepRun run) {
    return run.heads().stream()
        .filter(heads)
        .map(ofHead)
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  /** Returns the id as a table shows it, such as {@code roc auc}. */
  String print() {
    return id.replace('_', ' ');
  }
}
