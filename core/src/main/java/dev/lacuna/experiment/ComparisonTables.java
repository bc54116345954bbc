package dev.lacuna.experiment;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Headline;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskMetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison for people: a row per method, and below it a row per method and head. */
final class ComparisonTables {
  private static final int MOST_HEADS = 15;

  private final ComparisonReport report;
  private final ComparisonSummary summary;
  private final LabelSchema schema;
  private final List<Headline> headlines;

  ComparisonTables(ComparisonReport report) {
    this.report = report;
    this.summary = report.summary();
    this.schema = report.schema();
    this.headlines = Headline.of(schema);
  }

  /** Returns the tables; the notes stand below the last one. */
  List<Table> tables() {
    List<Method> trained = trained();
    if (schema.size() > MOST_HEADS || trained.isEmpty()) {
      return List.of(methods(notes()));
    }
    return List.of(methods(List.of()), heads(trained));
  }

  private List<Method> trained() {
    return report.methods().stream().filter(method -> summary.refusal(method).isEmpty()).toList();
  }

  private Table methods(List<String> notes) {
    List<String> headers =
        new ArrayList<>(List.of("method", "a missing label …", "train rows", "seconds"));
    for (Headline headline : headlines) {
      String metric = print(headline.metric());
      headers.add(metric);
      headers.add(
          (headlines.size() > 1 ? metric + " " : "") + "against " + summary.baseline().id());
    }
    return new Table(headers, report.methods().stream().map(this::row).toList(), notes);
  }

  private List<String> row(Method method) {
    OptionalDouble seconds = summary.mean(method, run -> OptionalDouble.of(run.seconds()));
    List<String> row = new ArrayList<>(List.of(method.id(), method.effect()));
    row.add(summary.trainRows(method));
    row.add(seconds.isPresent() ? printSeconds(seconds.getAsDouble()) : Figures.NONE);
    Optional<String> refusal = summary.refusal(method);
    for (Headline headline : headlines) {
      row.add(summary.estimate(method, headline).map(Estimate::print).orElse(Figures.NONE));
      row.add(
          summary.difference(method, headline).map(Estimate::printDifference).orElse(Figures.NONE));
    }
    refusal.ifPresent(reason -> row.set(row.size() - 1, reason));
    return row;
  }

  private Table heads(List<Method> trained) {
    List<Metric> columns = columns();
    boolean showsTheory = showsTheory();
    List<String> headers = new ArrayList<>(List.of("method", "head", "missing in train"));
    columns.forEach(metric -> headers.add(print(metric)));
    headers.addAll(showsTheory ? List.of("median p where 1", "in theory") : List.of());
    List<List<String>> rows = new ArrayList<>();
    for (Method method : trained) {
      for (int t = 0; t < schema.size(); t++) {
        List<String> row = headRow(method, t, columns);
        row.addAll(showsTheory ? theory(method, t) : List.of());
        rows.add(row);
      }
    }
    return new Table(headers, rows, notes());
  }

  private List<Metric> columns() {
    List<Metric> columns = new ArrayList<>();
    if (schema.heads().stream().anyMatch(Metric.ACCURACY::appliesTo)) {
      columns.add(Metric.ACCURACY);
    }
    headlines.forEach(headline -> columns.add(headline.metric()));
    if (headlines.contains(Headline.REGRESSION)) {
      columns.add(Metric.RMSE);
    }
    return columns;
  }

  private List<String> headRow(Method method, int t, List<Metric> columns) {
    List<String> row = new ArrayList<>(List.of(t == 0 ? method.id() : "", schema.head(t).name()));
    row.add(Figures.percent(missing(t)));
    columns.forEach(metric -> row.add(print(meanOf(method, t, metric))));
    return row;
  }

  private OptionalDouble meanOf(Method method, int t, Metric metric) {
    return metric.appliesTo(schema.head(t))
        ? summary.mean(method, run -> head(run, t).metric(metric).toOptional())
        : OptionalDouble.empty();
  }

  private boolean showsTheory() {
    return report.methods().contains(Method.SENTINEL)
        && schema.heads().stream().anyMatch(BinaryHead.class::isInstance);
  }

  /**
   * Where the probability settles for a label that is certain to be 1: with a share m of the labels
   * written as the mask value s, the mean target there is 1 − m + m·s.
   */
  private List<String> theory(Method method, int t) {
    Head head = schema.head(t);
    if (!(head instanceof BinaryHead)) {
      return Collections.nCopies(2, Figures.NONE);
    }
    double missing = missing(t);
    double settled = 1 - missing + missing * Imputation.sentinel(head);
    return List.of(
        print(summary.mean(method, run -> median(run, head))),
        method == Method.SENTINEL
            ? Figures.print(Math.max(0, Math.min(1, settled)))
            : Figures.NONE);
  }

  private static OptionalDouble median(MethodOutcome.Trained run, Head head) {
    Double median = run.medianPositive().get(head.name());
    return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
  }

  private double missing(int t) {
    return report.seeds().stream().mapToDouble(seed -> seed.missing().get(t)).average().orElse(0);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(List.of(means(), intervals()));
    if (headlines.contains(Headline.BINARY)) {
      notes.add("roc auc judges the order of probabilities alone; accuracy is decided at 0.5");
    }
    trained().forEach(method -> notes.add(method.id() + ": " + figures(method)));
    describedMetrics()
        .forEach(metric -> notes.add("%s: %s".formatted(print(metric), metric.description())));
    report.methods().forEach(method -> notes.addAll(method.notes(schema)));
    report.seeds().forEach(seed -> notes.addAll(notes(seed)));
    if (showsTheory()) {
      notes.add(
          "in theory: where a share m of a head's labels is written as the mask value and learnt, p"
              + " settles at 1 − 2m for a label that is surely 1 (mask value −1)");
    }
    return notes;
  }

  private List<String> notes(SeedComparison seed) {
    String where = summary.hasSeveralSeeds() ? " (seed %d)".formatted(seed.seed()) : "";
    List<String> notes = new ArrayList<>();
    for (Method method : report.methods()) {
      seed.trained(method).stream()
          .flatMap(run -> run.notes().stream())
          .forEach(note -> notes.add("%s: %s%s".formatted(method.id(), note, where)));
    }
    return notes;
  }

  private String means() {
    List<String> parts = new ArrayList<>();
    for (Headline headline : headlines) {
      parts.add("%s over %s".formatted(print(headline.metric()), headline.describeHeads(schema)));
    }
    String seeds =
        summary.hasSeveralSeeds()
            ? "; figures are means over %d seeds, each with a split and a start of its own"
                .formatted(report.seeds().size())
            : "";
    return "means on the test part: " + String.join(", ", parts) + seeds;
  }

  private String intervals() {
    String how =
        summary.hasSeveralSeeds()
            ? "Student's t over the seeds, differences taken seed by seed"
            : "resamples of the test rows, the same for all methods; --seeds 5 would also tell how much split and start matter";
    return "in brackets: 95 % intervals (" + how + "); worse or better: the interval leaves out 0";
  }

  private String figures(Method method) {
    List<String> figures = new ArrayList<>();
    figures.add(
        "all heads right "
            + print(summary.mean(method, run -> subset(run.evaluation()).toOptional())));
    for (TaskMetric metric : describedMetrics()) {
      figures.add(
          print(metric)
              + " "
              + print(summary.mean(method, run -> value(run.taskMetrics(), metric.id()))));
    }
    return String.join(", ", figures);
  }

  private List<TaskMetric> describedMetrics() {
    return report.seeds().get(0).outcomes().stream()
        .filter(MethodOutcome.Trained.class::isInstance)
        .map(outcome -> ((MethodOutcome.Trained) outcome).taskMetrics())
        .findFirst()
        .orElse(List.of());
  }

  private static MetricValue subset(Evaluation evaluation) {
    return evaluation.joint().subsetAccuracy();
  }

  private static OptionalDouble value(List<TaskMetric> metrics, String id) {
    return metrics.stream()
        .filter(metric -> metric.id().equals(id))
        .flatMapToDouble(metric -> metric.value().toOptional().stream())
        .findFirst();
  }

  private static HeadEvaluation head(MethodOutcome.Trained run, int t) {
    return run.evaluation().heads().get(t);
  }

  private static String print(OptionalDouble value) {
    return value.isPresent() ? Figures.print(value.getAsDouble()) : Figures.NONE;
  }

  private static String print(Metric metric) {
    return metric.id().replace('_', ' ');
  }

  private static String print(TaskMetric metric) {
    return metric.id().replace('_', ' ');
  }

  private static String printSeconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
