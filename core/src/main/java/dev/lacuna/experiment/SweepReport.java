package dev.lacuna.experiment;

import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Metric;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All runs of a sweep, and what they come to.
 *
 * @param task name of the task
 * @param plan what was trained
 * @param runs in the order of rates, seeds and methods
 */
public record SweepReport(String task, SweepPlan plan, List<SweepRun> runs) {
  /** The median probability of a positive label in networks that learnt (nearly) all labels. */
  private static final double AS_GOOD_AS_CERTAIN = 0.9;

  /** Brings the runs in order. */
  public SweepReport {
    Comparator<SweepRun> order =
        Comparator.<SweepRun>comparingInt(run -> plan.rates().indexOf(run.place().rate()))
            .thenComparingLong(run -> run.place().seed())
            .thenComparingInt(run -> plan.methods().indexOf(run.place().method()));
    runs = runs.stream().sorted(order).toList();
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a report needs a run");
    }
  }

  /**
   * Returns the report of a sweep that is not at its end: of those seeds of which all runs have
   * ended, or of all runs before there is one.
   */
  static SweepReport soFar(String task, SweepPlan plan, List<SweepRun> runs) {
    int ofSeed = plan.rates().size() * plan.methods().size();
    Map<Long, Long> counts =
        runs.stream()
            .collect(Collectors.groupingBy(run -> run.place().seed(), Collectors.counting()));
    List<SweepRun> whole =
        runs.stream().filter(run -> counts.getOrDefault(run.place().seed(), 0L) == ofSeed).toList();
    return new SweepReport(task, plan, whole.isEmpty() ? runs : whole);
  }

  /** Returns means, intervals and differences over the seeds. */
  public SweepSummary summary() {
    return new SweepSummary(plan, runs);
  }

  /** Returns the tables for people. */
  public List<Table> tables() {
    return new SweepTables(this).tables();
  }

  /**
   * Returns {@code summary.csv}: a line for every rate, method, metric, and head or mean over
   * heads, with interval, difference to the baseline and sign test.
   */
  public String summaryCsv() {
    return SweepCsv.of(this);
  }

  /** Returns the heads, as the first run has them. */
  public List<SweepRun.OfHead> heads() {
    return runs.get(0).heads();
  }

  /**
   * Returns the figures that sum a run up: accuracy where a head has classes, and the headline of
   * each kind of head.
   */
  public List<SweepMeasure> measures() {
    List<SweepMeasure> measures = new ArrayList<>();
    if (heads().stream().map(SweepRun.OfHead::kind).anyMatch(Metric.ACCURACY.kinds()::contains)) {
      measures.add(SweepMeasure.macro(Metric.ACCURACY));
    }
    measures.addAll(headlines());
    return measures;
  }

  /** Returns the headline of each kind of head, which no constant decision can win. */
  public List<SweepMeasure> headlines() {
    List<String> kinds = heads().stream().map(SweepRun.OfHead::kind).toList();
    return Arrays.stream(Headline.values())
        .filter(headline -> kinds.contains(headline.kind()))
        .map(SweepMeasure::of)
        .toList();
  }

  /**
   * Returns whether it shows what learning the mask value does to probabilities: where labels are
   * as good as certain, so that there is a closed form to hold them against.
   */
  public boolean showsMedians() {
    double lowest = plan.rates().stream().min(Double::compare).orElseThrow();
    return plan.methods().contains(Method.SENTINEL)
        && summary()
            .estimate(lowest, plan.baseline(), SweepMeasure.medianPositive())
            .filter(median -> median.value() >= AS_GOOD_AS_CERTAIN)
            .isPresent();
  }
}
