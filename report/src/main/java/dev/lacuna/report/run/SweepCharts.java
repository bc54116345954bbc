package dev.lacuna.report.run;

import dev.lacuna.data.Mechanism;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.Metric;
import dev.lacuna.experiment.Estimate;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.SweepMeasure;
import dev.lacuna.experiment.SweepPlan;
import dev.lacuna.experiment.SweepSummary;
import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.Frame;
import dev.lacuna.report.chart.LineChart;
import dev.lacuna.report.chart.Point;
import dev.lacuna.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Figures of a sweep over the missing rate, a line per method. */
final class SweepCharts {
  /** From here on learning the mask value −1 leaves no probability above a half. */
  private static final double COLLAPSE = 0.25;

  private final SweepPlan plan;
  private final SweepSummary summary;

  SweepCharts(SweepPlan plan, SweepSummary summary) {
    this.plan = plan;
    this.summary = summary;
  }

  /** Says what came of a method at a rate; empty where nothing did. */
  private interface Figure {
    Optional<Estimate> of(double rate, Method method);
  }

  /** Returns the means of a figure; empty where no method has one. */
  Optional<Chart> values(String name, String title, SweepMeasure measure, Frame.Size size) {
    boolean isShare = !measure.id().equals(Metric.R2.id());
    List<Series> series =
        series((rate, method) -> summary.estimate(rate, method, measure), isShare);
    return chart(name, title, axis(series, Print.name(Metric.byId(measure.id()))), series, size);
  }

  /** Returns by how much methods are above the baseline. */
  Optional<Chart> differences(SweepMeasure measure) {
    String metric = Print.name(Metric.byId(measure.id()));
    List<Series> series =
        series(
            (rate, method) ->
                summary.difference(rate, method, measure).map(SweepSummary.Difference::estimate),
            false);
    List<LineChart.Reference> zero =
        List.of(
            new LineChart.Reference(
                plan.baseline().id(), List.of(new Point(0, 0), new Point(last(), 0))));
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                new Frame(
                    "sweep-difference-" + measure.id().replace('_', '-'),
                    "Difference in mean " + metric,
                    rates(),
                    axis(series, "difference in " + metric),
                    Frame.Size.MEDIUM),
                series,
                zero));
  }

  /** Returns what is predicted for positive labels, and what the closed form says of it. */
  Optional<Chart> medians() {
    SweepMeasure measure = SweepMeasure.medianPositive();
    List<Series> series = series((rate, method) -> summary.estimate(rate, method, measure), true);
    List<LineChart.Reference> theory =
        List.of(
            new LineChart.Reference(
                "p = 1 − 2m", List.of(new Point(0, 1), new Point(0.5, 0), new Point(last(), 0))),
            new LineChart.Reference("", List.of(new Point(COLLAPSE, 0), new Point(COLLAPSE, 1))));
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                new Frame(
                    "sweep-median-positive",
                    "Median probability where the label is 1, collapse at m = 0.25",
                    rates(),
                    Axis.share("median probability"),
                    Frame.Size.LARGE),
                series,
                theory));
  }

  private Optional<Chart> chart(
      String name, String title, Axis y, List<Series> series, Frame.Size size) {
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineChart(new Frame(name, title, rates(), y, size), series));
  }

  private Axis rates() {
    return new Axis(
        plan.mechanism() == Mechanism.ONE_PER_ROW
            ? "share m of rows that keep one label"
            : "missing rate m",
        0,
        Math.max(last(), 0.1));
  }

  private double last() {
    return plan.rates().stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  /** Reaches over all lines and bands. */
  private static Axis axis(List<Series> series, String label) {
    double low = reach(series, Series.Range::low).min(Double::compare).orElse(0.0);
    double high = reach(series, Series.Range::high).max(Double::compare).orElse(1.0);
    return Axis.around(label, low, high);
  }

  private static Stream<Double> reach(
      List<Series> series, Function<Series.Range, Double> endOfBand) {
    return series.stream()
        .flatMap(
            one ->
                Stream.concat(
                    one.points().stream().map(Point::y), one.band().stream().map(endOfBand)));
  }

  /**
   * Returns a line for each method that has figures.
   *
   * @param isShare whether a figure lies within 0 to 1, although Student's interval may not
   */
  private List<Series> series(Figure figure, boolean isShare) {
    List<Series> all = new ArrayList<>();
    List<Double> rates = plan.rates().stream().sorted().toList();
    for (Method method : baselineOnTop()) {
      List<Point> points = new ArrayList<>();
      List<Series.Range> band = new ArrayList<>();
      for (double rate : rates) {
        figure
            .of(rate, method)
            .ifPresent(
                estimate -> {
                  points.add(new Point(rate, estimate.value(), 1, note(method, rate, estimate)));
                  estimate.interval().ifPresent(ends -> band.add(range(rate, ends, isShare)));
                });
      }
      if (!points.isEmpty()) {
        all.add(new Series(method.id(), color(method), Series.Shape.DOTTED_LINE, points, band));
      }
    }
    return all;
  }

  /** A method has the same colour in all sweeps. */
  private static int color(Method method) {
    return Method.ids().indexOf(method.id());
  }

  /** What is drawn last lies on top. */
  private List<Method> baselineOnTop() {
    List<Method> methods = new ArrayList<>(plan.methods());
    methods.remove(plan.baseline());
    methods.add(plan.baseline());
    return methods;
  }

  private static Series.Range range(double rate, Interval ends, boolean isShare) {
    return isShare
        ? new Series.Range(rate, Math.max(0, ends.low()), Math.min(1, ends.high()))
        : new Series.Range(rate, ends.low(), ends.high());
  }

  private static String note(Method method, double rate, Estimate estimate) {
    return "%s, missing %s: %s%s"
        .formatted(
            method.id(),
            Print.wholePercent(rate),
            Print.number(estimate.value()),
            estimate
                .interval()
                .map(ends -> " (" + Print.interval(ends.low(), ends.high()) + ")")
                .orElse(""));
  }
}
