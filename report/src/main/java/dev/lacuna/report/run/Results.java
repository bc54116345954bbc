package dev.lacuna.report.run;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.report.Block;
import dev.lacuna.report.Page;
import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.IntervalChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What stands on a page about rows that were judged: headlines, overviews, charts of heads. */
final class Results {
  /** Heads that get charts of their own: a page with more would take long to open. */
  private static final int MOST_HEADS = 24;

  private static final int MOST_ROWS = 60;

  private final Judged judged;
  private final LabelSchema schema;

  Results(Judged judged) {
    this.judged = judged;
    this.schema = judged.labels().schema();
  }

  /** Returns the figures that speak for all heads of a kind. */
  List<Page.Headline> headlines() {
    List<Page.Headline> headlines = new ArrayList<>();
    for (Headline headline : Headline.of(schema)) {
      String name = Print.name(headline.metric());
      String over = "over " + headline.describeHeads(schema);
      MetricValue mean = headline.of(judged.evaluation());
      headlines.add(
          mean instanceof MetricValue.Defined defined
              ? new Page.Headline("mean " + name, Print.number(defined.value()), over)
              : new Page.Headline("mean " + name, Print.NONE, over + ", undefined in each"));
    }
    return headlines;
  }

  /** Returns a chart per kind of which there are several heads: each with its interval. */
  List<Block> overviews() {
    return Headline.of(schema).stream()
        .map(headline -> overview(headline.metric()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Block> overview(Metric metric) {
    List<IntervalChart.Row> rows =
        judged.evaluation().heads().stream()
            .filter(head -> isOfHeadline(head, metric))
            .flatMap(head -> row(head, metric).stream())
            .sorted(Comparator.comparingDouble(IntervalChart.Row::value).reversed())
            .toList();
    if (rows.size() < 2 || rows.size() > MOST_ROWS) {
      return Optional.empty();
    }
    double low = rows.stream().mapToDouble(IntervalChart.Row::low).min().orElse(0);
    double high = rows.stream().mapToDouble(IntervalChart.Row::high).max().orElse(1);
    String name = Print.name(metric);
    Axis axis = Axis.around(name, low, high);
    Optional<Double> chance =
        Optional.of(0.5).filter(half -> metric == Metric.ROC_AUC && axis.low() <= half);
    Chart chart =
        new IntervalChart(
            "heads-" + metric.id().replace('_', '-'),
            name + " of each head, with its 95 % interval",
            axis,
            rows,
            chance);
    return Optional.of(
        new Block.Charts(chart, chance.isPresent() ? "Dashed: what chance reaches." : ""));
  }

  private static boolean isOfHeadline(HeadEvaluation head, Metric metric) {
    return Headline.of(LabelSchema.of(head.head())).get(0).metric() == metric;
  }

  private static Optional<IntervalChart.Row> row(HeadEvaluation head, Metric metric) {
    if (!(head.metric(metric) instanceof MetricValue.Defined defined)) {
      return Optional.empty();
    }
    double value = defined.value();
    Interval ends = head.intervals().getOrDefault(metric, new Interval(value, value));
    return Optional.of(
        new IntervalChart.Row(
            head.name(),
            value,
            Math.min(value, ends.low()),
            Math.max(value, ends.high()),
            Print.number(value)));
  }

  /** Returns the anchor of a head's charts; empty where it has none. */
  String anchor(HeadEvaluation head) {
    int index = schema.names().indexOf(head.name());
    return IntStream.of(shown()).anyMatch(shown -> shown == index) ? HeadCharts.anchor(index) : "";
  }

  /** Returns the heads with the most observed cells, in the order of the schema. */
  private int[] shown() {
    return IntStream.range(0, schema.size())
        .boxed()
        .sorted(Comparator.comparingInt(head -> -judged.labels().observedCount(head)))
        .limit(MOST_HEADS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Returns the charts of each head under its name. */
  List<Block> ofHeads() {
    List<Block> blocks = new ArrayList<>();
    if (schema.size() > MOST_HEADS) {
      blocks.add(
          new Block.Paragraph(
              "The %d heads with the most observed labels have charts; all %d are in the tables above."
                  .formatted(MOST_HEADS, schema.size())));
    }
    for (int head : shown()) {
      List<Chart> charts = new HeadCharts(judged, head).charts();
      blocks.add(new Block.Heading(schema.head(head).name(), HeadCharts.anchor(head)));
      blocks.add(
          charts.isEmpty()
              ? new Block.Paragraph(whyNone(head))
              : new Block.Charts(charts, note(head)));
    }
    return blocks;
  }

  private String whyNone(int head) {
    return judged.evaluation().heads().get(head).metrics().values().stream()
        .filter(MetricValue.Undefined.class::isInstance)
        .map(value -> "No charts: " + ((MetricValue.Undefined) value).reason() + ".")
        .findFirst()
        .orElse("No charts: more classes than there is room for.");
  }

  private String note(int index) {
    HeadEvaluation head = judged.evaluation().heads().get(index);
    List<String> notes = new ArrayList<>();
    notes.add(
        "%s of %s are observed."
            .formatted(
                Print.count(head.counts().observed(), "label"),
                Print.count((long) head.counts().observed() + head.counts().missing())));
    head.metrics()
        .forEach(
            (metric, value) -> {
              if (value instanceof MetricValue.Undefined undefined) {
                notes.add("No %s: %s.".formatted(Print.name(metric), undefined.reason()));
              }
            });
    return String.join(" ", notes);
  }

  Evaluation evaluation() {
    return judged.evaluation();
  }
}
