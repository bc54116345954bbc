package dev.lacuna.report.run;

import dev.lacuna.data.Mechanism;
import dev.lacuna.eval.Metric;
import dev.lacuna.experiment.Estimate;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.Provenance;
import dev.lacuna.experiment.SweepMeasure;
import dev.lacuna.experiment.SweepPlan;
import dev.lacuna.experiment.SweepReport;
import dev.lacuna.experiment.SweepRun;
import dev.lacuna.experiment.SweepSummary;
import dev.lacuna.report.Block;
import dev.lacuna.report.Page;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.Frame;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The page of a sweep: what every method makes of ever fewer labels. */
public final class SweepPage {
  private static final int MOST_HEADS = 24;

  private final RunOrigin origin;
  private final SweepReport report;
  private final SweepPlan plan;
  private final SweepSummary summary;
  private final SweepCharts charts;

  private SweepPage(RunOrigin origin, SweepReport report) {
    this.origin = origin;
    this.report = report;
    this.plan = report.plan();
    this.summary = report.summary();
    this.charts = new SweepCharts(plan, summary);
  }

  /** Returns the page. */
  public static Page of(RunOrigin origin, SweepReport report) {
    return new SweepPage(origin, report).page();
  }

  private Page page() {
    List<Page.Section> sections = new ArrayList<>();
    sections.add(new Page.Section("What is left of each figure", figures()));
    if (plan.methods().size() > 1) {
      sections.add(new Page.Section("Against " + plan.baseline().id(), differences()));
    }
    if (report.heads().size() > 1) {
      sections.add(new Page.Section("Head by head", heads()));
    }
    sections.add(new Page.Section("Labels that were left", labels()));
    sections.add(new CardSections(origin).origin(facts(), Map.of("options", options())));
    return new Page(
        origin.task().name() + ": what missing labels do",
        "%s, %s, %s; dropped from train and dev: %s"
            .formatted(
                Print.count(plan.methods().size(), "method"),
                Print.count(plan.rates().size(), "missing rate"),
                Print.count(plan.seeds(), "seed"),
                plan.mechanism().effect()),
        headlines(),
        sections);
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "runs", "%s of %s".formatted(Print.count(report.runs().size()), Print.count(plan.runs())));
    facts.put("seeds", seeds());
    facts.put("lacuna", Provenance.version());
    return facts;
  }

  private Map<String, String> options() {
    return origin.options().asMap();
  }

  private String seeds() {
    TreeSet<Long> seeds = new TreeSet<>();
    report.runs().forEach(run -> seeds.add(run.place().seed()));
    return seeds.first().equals(seeds.last())
        ? seeds.first().toString()
        : seeds.first() + " to " + seeds.last();
  }

  /** Returns the best method at the lowest and the highest rate. */
  private List<Page.Headline> headlines() {
    List<Page.Headline> headlines = new ArrayList<>();
    List<Double> rates = new ArrayList<>(new TreeSet<>(plan.rates()));
    List<Double> ends =
        rates.size() == 1 ? rates : List.of(rates.get(0), rates.get(rates.size() - 1));
    for (SweepMeasure measure : report.headlines()) {
      for (double rate : ends) {
        best(rate, measure)
            .ifPresent(
                method ->
                    headlines.add(
                        new Page.Headline(
                            "highest mean %s, %s of labels dropped"
                                .formatted(name(measure), Print.wholePercent(rate)),
                            method.id(),
                            Print.number(value(rate, method, measure)))));
      }
    }
    return headlines;
  }

  private Optional<Method> best(double rate, SweepMeasure measure) {
    return plan.methods().stream()
        .filter(method -> summary.estimate(rate, method, measure).isPresent())
        .max((a, b) -> Double.compare(value(rate, a, measure), value(rate, b, measure)));
  }

  private double value(double rate, Method method, SweepMeasure measure) {
    return summary.estimate(rate, method, measure).map(Estimate::value).orElse(Double.NaN);
  }

  private List<Block> figures() {
    List<Chart> drawn = new ArrayList<>();
    for (SweepMeasure measure : report.measures()) {
      String key = "sweep-" + measure.id().replace('_', '-');
      String title = "Mean " + name(measure) + " on the test part";
      charts.values(key, title, measure, Frame.Size.MEDIUM).ifPresent(drawn::add);
    }
    List<Block> blocks = new ArrayList<>(List.of(new Block.Charts(drawn, bands())));
    if (report.showsMedians()) {
      charts.medians().ifPresent(chart -> blocks.add(new Block.Charts(chart, closedForm())));
    }
    report.tables().forEach(table -> blocks.add(Block.DataTable.of(table)));
    return blocks;
  }

  private String bands() {
    return plan.seeds() > 1
        ? "Bands are 95 % intervals of the mean over seeds."
        : "One seed: nothing tells how sure the lines are.";
  }

  private String closedForm() {
    String what =
        "Where the mask value −1 is learnt for a share m of a head's labels, the probability of a label that is surely 1 settles at 1 − 2m. At m = 0.25 it reaches a half, and from there on no row is decided to be positive.";
    return plan.mechanism() == Mechanism.MCAR
        ? what
        : what + " That holds for labels that are missing completely at random.";
  }

  private List<Block> differences() {
    List<Chart> drawn = new ArrayList<>();
    report.measures().forEach(measure -> charts.differences(measure).ifPresent(drawn::add));
    return List.of(
        new Block.Charts(
            drawn, "Taken seed by seed. A band that leaves out 0 is a clear difference."));
  }

  private List<Block> heads() {
    List<Block> blocks = new ArrayList<>();
    List<SweepRun.OfHead> shown =
        report.heads().subList(0, Math.min(MOST_HEADS, report.heads().size()));
    List<Chart> drawn = new ArrayList<>();
    for (int t = 0; t < shown.size(); t++) {
      SweepRun.OfHead head = shown.get(t);
      SweepMeasure measure = measure(head);
      charts
          .values(
              "sweep-head-" + (t + 1),
              head.name() + ": " + name(measure),
              measure.ofHead(head.name()),
              Frame.Size.SMALL)
          .ifPresent(drawn::add);
    }
    blocks.add(new Block.Charts(drawn, bands()));
    if (shown.size() < report.heads().size()) {
      blocks.add(
          new Block.Paragraph(
              "%s more are in summary.csv and runs.csv."
                  .formatted(Print.count(report.heads().size() - (long) shown.size(), "head"))));
    }
    return blocks;
  }

  /** Returns the figure that speaks for a kind of head. */
  private static SweepMeasure measure(SweepRun.OfHead head) {
    return SweepMeasure.macro(
        switch (head.kind()) {
          case "binary" -> Metric.ROC_AUC;
          case "categorical" -> Metric.F1_MACRO;
          default -> Metric.R2;
        });
  }

  private List<Block> labels() {
    List<String> headers = new ArrayList<>(List.of("missing", "head"));
    headers.add("observed in train");
    plan.methods().forEach(method -> headers.add("learnt, " + method.id()));
    headers.add("observed in test");
    List<List<String>> rows = new ArrayList<>();
    for (double rate : plan.rates()) {
      if (plan.methods().stream().allMatch(method -> first(rate, method).isPresent())) {
        IntStream.range(0, report.heads().size()).forEach(t -> rows.add(labelRow(rate, t)));
      }
    }
    return List.of(
        new Block.Paragraph(
            "Cells of the first seed. A method that fills in learns more cells than were observed, one that leaves out rows fewer."),
        Block.DataTable.of(new Table(headers, rows, List.of())));
  }

  private List<String> labelRow(double rate, int t) {
    SweepRun.CellCounts first = cells(rate, plan.methods().get(0), t);
    List<String> row = new ArrayList<>();
    row.add(Print.wholePercent(rate));
    row.add(report.heads().get(t).name());
    row.add(Print.count(first.train()));
    plan.methods().forEach(method -> row.add(Print.count(cells(rate, method, t).learnt())));
    row.add(Print.count(first.test()));
    return row;
  }

  private SweepRun.CellCounts cells(double rate, Method method, int t) {
    return first(rate, method).orElseThrow().heads().get(t).cells();
  }

  private Optional<SweepRun> first(double rate, Method method) {
    return report.runs().stream()
        .filter(run -> run.place().rate() == rate && run.place().method() == method)
        .findFirst();
  }

  private static String name(SweepMeasure measure) {
    return Print.name(Metric.byId(measure.id()));
  }
}
