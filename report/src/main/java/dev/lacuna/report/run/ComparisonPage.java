package dev.lacuna.report.run;

import dev.lacuna.data.Split;
import dev.lacuna.eval.Headline;
import dev.lacuna.experiment.ComparisonReport;
import dev.lacuna.experiment.Estimate;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.Provenance;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.report.Block;
import dev.lacuna.report.Page;
import dev.lacuna.report.chart.Axis;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.IntervalChart;
import dev.lacuna.task.Picture;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The page of a comparison of methods for missing labels. */
public final class ComparisonPage {
  /** How long each took differs from run to run, and stands in {@code compare.json}. */
  private static final String SECONDS = "seconds";

  private final RunOrigin origin;
  private final ComparisonReport report;

  private ComparisonPage(RunOrigin origin, ComparisonReport report) {
    this.origin = origin;
    this.report = report;
  }

  /**
   * Returns the page.
   *
   * @param split of the first seed
   * @param pictures of the task's own
   */
  public static Page of(
      RunOrigin origin, ComparisonReport report, Split<?> split, List<Picture> pictures) {
    return new ComparisonPage(origin, report).page(split, pictures);
  }

  private Page page(Split<?> split, List<Picture> pictures) {
    List<Page.Section> sections = new ArrayList<>();
    sections.add(new Page.Section("Methods", methods()));
    if (!pictures.isEmpty()) {
      List<Block> blocks = new ArrayList<>();
      pictures.forEach(picture -> blocks.add(new Block.OwnPicture(picture)));
      sections.add(new Page.Section("What the task adds", blocks));
    }
    sections.add(new Page.Section("Labels", new LabelCharts(parts(split)).blocks()));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("data", split.train().origin());
    split.train().sha256().ifPresent(sha256 -> facts.put("data sha256", sha256));
    facts.put("seeds", Print.count(report.seeds().size()));
    facts.put("lacuna", Provenance.version());
    sections.add(
        new CardSections(origin).origin(facts, Map.of("options", origin.options().asMap())));
    return new Page(
        "Comparison report: " + origin.task().name(),
        split.train().origin()
            + ", the same network by %d methods".formatted(report.methods().size()),
        headlines(),
        sections);
  }

  private static Map<String, LabelMatrix> parts(Split<?> split) {
    Map<String, LabelMatrix> parts = new LinkedHashMap<>();
    parts.put("train", split.train().labels());
    parts.put("dev", split.dev().labels());
    parts.put("test", split.test().labels());
    return parts;
  }

  /** Returns the best method for each kind of head, which need not be clearly so. */
  private List<Page.Headline> headlines() {
    List<Page.Headline> headlines = new ArrayList<>();
    for (Headline headline : Headline.of(report.schema())) {
      best(headline)
          .ifPresent(
              method ->
                  headlines.add(
                      new Page.Headline(
                          "highest mean " + Print.name(headline.metric()),
                          method.id(),
                          report
                              .estimate(method, headline)
                              .map(estimate -> Print.number(estimate.value()))
                              .orElse(""))));
    }
    return headlines;
  }

  private Optional<Method> best(Headline headline) {
    return report.methods().stream()
        .filter(method -> report.estimate(method, headline).isPresent())
        .max((a, b) -> Double.compare(value(a, headline), value(b, headline)));
  }

  private double value(Method method, Headline headline) {
    return report.estimate(method, headline).map(Estimate::value).orElse(Double.NaN);
  }

  private List<Block> methods() {
    List<Block> blocks = new ArrayList<>();
    for (Headline headline : Headline.of(report.schema())) {
      String name = Print.name(headline.metric());
      String key = headline.metric().id().replace('_', '-');
      List<Chart> charts = new ArrayList<>();
      chart(
              "methods-" + key,
              "Mean " + name + " on the test part",
              headline,
              method -> report.estimate(method, headline))
          .ifPresent(charts::add);
      chart(
              "differences-" + key,
              "Difference to " + report.baseline().id(),
              headline,
              method -> report.difference(method, headline))
          .ifPresent(charts::add);
      if (!charts.isEmpty()) {
        blocks.add(new Block.Charts(charts, "Lines are 95 % intervals."));
      }
    }
    report.tables().forEach(table -> blocks.add(Block.DataTable.of(without(table, SECONDS))));
    return blocks;
  }

  private Optional<Chart> chart(
      String name, String title, Headline headline, Function<Method, Optional<Estimate>> figure) {
    List<IntervalChart.Row> rows = new ArrayList<>();
    for (Method method : report.methods()) {
      figure.apply(method).ifPresent(estimate -> rows.add(row(method, estimate)));
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    boolean isDifference = name.startsWith("differences");
    double low = rows.stream().mapToDouble(IntervalChart.Row::low).min().orElse(0);
    double high = rows.stream().mapToDouble(IntervalChart.Row::high).max().orElse(1);
    Axis axis =
        Axis.around(
            Print.name(headline.metric()),
            isDifference ? Math.min(0, low) : low,
            isDifference ? Math.max(0, high) : high);
    return Optional.of(
        new IntervalChart(
            name, title, axis, rows, isDifference ? Optional.of(0.0) : Optional.empty()));
  }

  private static IntervalChart.Row row(Method method, Estimate estimate) {
    double value = estimate.value();
    return new IntervalChart.Row(
        method.id(),
        value,
        estimate.interval().map(ends -> Math.min(value, ends.low())).orElse(value),
        estimate.interval().map(ends -> Math.max(value, ends.high())).orElse(value),
        Print.number(value));
  }

  /** Returns a table without the column of this name. */
  private static Table without(Table table, String header) {
    int[] kept =
        IntStream.range(0, table.headers().size())
            .filter(column -> !table.headers().get(column).equals(header))
            .toArray();
    return new Table(
        IntStream.of(kept).mapToObj(table.headers()::get).toList(),
        table.rows().stream().map(row -> IntStream.of(kept).mapToObj(row::get).toList()).toList(),
        table.notes());
  }
}
