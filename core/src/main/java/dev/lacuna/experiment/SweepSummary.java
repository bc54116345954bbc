package dev.lacuna.experiment;

import dev.lacuna.eval.Interval;
import dev.lacuna.eval.SignTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The runs of a sweep over their seeds. Intervals are Student's over the seeds, differences are
 * taken seed by seed. A figure that a seed lacks makes none: means over other seeds could not be
 * set against each other.
 */
public final class SweepSummary {
  private final SweepPlan plan;
  private final long[] seeds;
  private final Map<SweepRun.Place, SweepRun> runs = new HashMap<>();

  SweepSummary(SweepPlan plan, List<SweepRun> runs) {
    this.plan = plan;
    this.seeds = runs.stream().mapToLong(run -> run.place().seed()).distinct().sorted().toArray();
    runs.forEach(run -> this.runs.put(run.place(), run));
  }

  /**
   * A method set against the baseline.
   *
   * @param estimate by how much its figure is larger, on average
   * @param signs for how many seeds it is larger and smaller
   */
  public record Difference(Estimate estimate, SignTest signs) {}

  /** Returns the mean of a figure over the seeds; empty where a seed lacks it. */
  public Optional<Estimate> estimate(double rate, Method method, SweepMeasure measure) {
    double[] values = values(rate, method, measure);
    return isWhole(values) ? Optional.of(estimate(values)) : Optional.empty();
  }

  /** Returns how much larger it is than the baseline's; empty for the baseline itself. */
  public Optional<Difference> difference(double rate, Method method, SweepMeasure measure) {
    double[] values = values(rate, method, measure);
    double[] baseline = values(rate, plan.baseline(), measure);
    if (method == plan.baseline() || !isWhole(values) || !isWhole(baseline)) {
      return Optional.empty();
    }
    double[] differences =
        IntStream.range(0, values.length).mapToDouble(i -> values[i] - baseline[i]).toArray();
    return Optional.of(new Difference(estimate(differences), SignTest.of(differences)));
  }

  /** Returns why a method has no figures at a rate, of the first seed for which it has none. */
  public Optional<String> problem(double rate, Method method) {
    return Arrays.stream(seeds)
        .mapToObj(seed -> runs.get(new SweepRun.Place(rate, seed, method)))
        .filter(run -> run != null && !isTrained(run))
        .map(run -> "%s (seed %d)".formatted(run.heads().get(0).problem(), run.place().seed()))
        .findFirst();
  }

  private static boolean isTrained(SweepRun run) {
    return run.heads().stream().anyMatch(head -> !head.metrics().isEmpty());
  }

  private static boolean isWhole(double[] values) {
    return values.length > 0 && Arrays.stream(values).allMatch(Double::isFinite);
  }

  private static Estimate estimate(double[] values) {
    return new Estimate(
        Arrays.stream(values).average().orElseThrow(),
        values.length > 1 ? Optional.of(Interval.ofMean(values)) : Optional.empty());
  }

  /** Returns the figure for each seed; NaN where there is none. */
  private double[] values(double rate, Method method, SweepMeasure measure) {
    return Arrays.stream(seeds)
        .mapToDouble(seed -> value(new SweepRun.Place(rate, seed, method), measure))
        .toArray();
  }

  private double value(SweepRun.Place place, SweepMeasure measure) {
    SweepRun run = runs.get(place);
    return run == null ? Double.NaN : measure.of(run).orElse(Double.NaN);
  }
}
