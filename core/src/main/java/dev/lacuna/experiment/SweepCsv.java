package dev.lacuna.experiment;

import dev.lacuna.eval.Metric;
import dev.lacuna.io.Csv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A sweep summed up for other programs. */
final class SweepCsv {
  private static final List<String> HEADER =
      List.of(
          "missing",
          "method",
          "head",
          "metric",
          "mean",
          "low",
          "high",
          "difference",
          "difference_low",
          "difference_high",
          "seeds_larger",
          "seeds_smaller",
          "sign_test_p");

  private SweepCsv() {}

  static String of(SweepReport report) {
    SweepSummary summary = report.summary();
    StringBuilder csv = new StringBuilder(Csv.line(HEADER));
    for (SweepMeasure measure : measures(report)) {
      for (double rate : report.plan().rates()) {
        for (Method method : report.plan().methods()) {
          line(summary, rate, method, measure).ifPresent(csv::append);
        }
      }
    }
    return csv.toString();
  }

  /** Returns every figure over all heads, and of each head. */
  private static List<SweepMeasure> measures(SweepReport report) {
    List<SweepMeasure> all = new ArrayList<>();
    Arrays.stream(Metric.values()).forEach(metric -> all.add(SweepMeasure.macro(metric)));
    all.add(SweepMeasure.medianPositive());
    List<SweepMeasure> macro = List.copyOf(all);
    report.heads().forEach(head -> macro.forEach(measure -> all.add(measure.ofHead(head.name()))));
    return all;
  }

  private static Optional<String> line(
      SweepSummary summary, double rate, Method method, SweepMeasure measure) {
    return summary
        .estimate(rate, method, measure)
        .map(
            estimate -> {
              List<String> fields =
                  new ArrayList<>(
                      List.of(SweepTables.print(rate), method.id(), measure.scope(), measure.id()));
              add(fields, Optional.of(estimate));
              Optional<SweepSummary.Difference> difference =
                  summary.difference(rate, method, measure);
              add(fields, difference.map(SweepSummary.Difference::estimate));
              fields.add(difference.map(d -> Integer.toString(d.signs().larger())).orElse(""));
              fields.add(difference.map(d -> Integer.toString(d.signs().smaller())).orElse(""));
              fields.add(difference.map(d -> Double.toString(d.signs().p())).orElse(""));
              return Csv.line(fields);
            });
  }

  private static void add(List<String> fields, Optional<Estimate> estimate) {
    fields.add(estimate.map(found -> Double.toString(found.value())).orElse(""));
    fields.add(estimate.flatMap(Estimate::interval).map(i -> Double.toString(i.low())).orElse(""));
    fields.add(estimate.flatMap(Estimate::interval).map(i -> Double.toString(i.high())).orElse(""));
  }
}
