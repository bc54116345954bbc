package dev.lacuna.report.run;

import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.FoldStatistic;
import dev.lacuna.eval.FoldedEvaluation;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.eval.Interval;
import dev.lacuna.eval.Metric;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.report.Block;
import dev.lacuna.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All figures, in a table per kind of head. */
final class MetricsTables {
  private final Source source;
  private final List<HeadEvaluation> heads;
  private final Function<HeadEvaluation, String> links;

  private MetricsTables(
      Source source, List<HeadEvaluation> heads, Function<HeadEvaluation, String> links) {
    this.source = source;
    this.heads = heads;
    this.links = links;
  }

  /** Where figures come from: one test part, or folds. */
  private interface Source {
    MetricValue value(int head, Metric metric);

    /** Says how sure it is; empty where that is not known. */
    String note(int head, Metric metric);

    MetricValue tuned(int head, Metric metric);

    MetricValue macro(Metric metric);

    int macroHeads(Metric metric);
  }

  /**
   * Returns the tables of one test part, with bootstrap intervals.
   *
   * @param links the anchor of each head's charts; empty for none
   */
  static List<Block> of(Evaluation evaluation, Function<HeadEvaluation, String> links) {
    return new MetricsTables(new OfTest(evaluation), evaluation.heads(), links).tables();
  }

  /** Returns the tables of folds: means and standard deviations. */
  static List<Block> of(FoldedEvaluation evaluation, Function<HeadEvaluation, String> links) {
    return new MetricsTables(new OfFolds(evaluation), evaluation.pooled().heads(), links).tables();
  }

  private record OfTest(Evaluation evaluation) implements Source {
    @Override
    public MetricValue value(int head, Metric metric) {
      return evaluation.heads().get(head).metric(metric);
    }

    @Override
    public String note(int head, Metric metric) {
      Interval interval = evaluation.heads().get(head).intervals().get(metric);
      return interval == null ? "" : Print.interval(interval.low(), interval.high());
    }

    @Override
    public MetricValue tuned(int head, Metric metric) {
      return evaluation
          .heads()
          .get(head)
          .tuned()
          .getOrDefault(metric, new MetricValue.Undefined("no threshold was tuned"));
    }

    @Override
    public MetricValue macro(Metric metric) {
      return evaluation.macro(metric);
    }

    @Override
    public int macroHeads(Metric metric) {
      return evaluation.macroHeads(metric);
    }
  }

  private record OfFolds(FoldedEvaluation evaluation) implements Source {
    @Override
    public MetricValue value(int head, Metric metric) {
      return evaluation.metric(head, metric).mean();
    }

    @Override
    public String note(int head, Metric metric) {
      FoldStatistic statistic = evaluation.metric(head, metric);
      String folds =
          statistic.defined() < statistic.values().size()
              ? " in %d of %d folds".formatted(statistic.defined(), statistic.values().size())
              : "";
      return statistic.deviation() instanceof MetricValue.Defined deviation
          ? "± " + Print.number(deviation.value()) + folds
          : folds.strip();
    }

    @Override
    public MetricValue tuned(int head, Metric metric) {
      return evaluation.tuned(head, metric).mean();
    }

    @Override
    public MetricValue macro(Metric metric) {
      return evaluation.macro(metric);
    }

    @Override
    public int macroHeads(Metric metric) {
      return evaluation.macroHeads(metric);
    }
  }

  private List<Block> tables() {
    return heads.stream().map(HeadEvaluation::kind).distinct().map(this::table).toList();
  }

  private Block table(String kind) {
    int[] ofKind =
        IntStream.range(0, heads.size())
            .filter(head -> heads.get(head).kind().equals(kind))
            .toArray();
    List<Metric> metrics = Metric.forHead(heads.get(ofKind[0]).head());
    boolean binary = kind.equals("binary");
    List<String> headers = new ArrayList<>(List.of(kind + " head", "observed", "missing"));
    metrics.forEach(metric -> headers.add(Print.name(metric)));
    if (!kind.equals("regression")) {
      headers.add("calibration");
    }
    if (binary) {
      headers.addAll(List.of("threshold", "tuned F1 macro"));
    }
    List<List<Cell>> rows =
        IntStream.of(ofKind).mapToObj(head -> row(head, metrics, binary)).toList();
    List<Cell> foot = ofKind.length > 1 ? foot(ofKind.length, metrics, headers.size()) : List.of();
    return new Block.DataTable(headers, rows, foot, notes(ofKind, metrics));
  }

  private List<Cell> row(int index, List<Metric> metrics, boolean binary) {
    HeadEvaluation head = heads.get(index);
    List<Cell> row = new ArrayList<>();
    row.add(Cell.words(head.name()).withLink(links.apply(head)));
    row.add(count(head.counts().observed()).withHint(classes(head)));
    row.add(count(head.counts().missing()));
    for (Metric metric : metrics) {
      row.add(figure(source.value(index, metric), head).withNote(source.note(index, metric)));
    }
    if (!head.head().classes().isEmpty()) {
      row.add(Cell.words(head.calibration().describe()));
    }
    if (binary) {
      row.add(Cell.number(Print.number(head.threshold()), head.threshold()));
      row.add(figure(source.tuned(index, Metric.F1_MACRO), head));
    }
    return row;
  }

  private static Cell count(int number) {
    return Cell.number(Print.count(number), number);
  }

  private static String classes(HeadEvaluation head) {
    List<String> counts = new ArrayList<>();
    head.counts().classes().forEach((name, count) -> counts.add(name + ": " + Print.count(count)));
    return Print.names(counts, 12);
  }

  /** Every figure says on how many labels it rests, and one that does not exist says why. */
  private static Cell figure(MetricValue value, HeadEvaluation head) {
    String observed = "from " + Print.count(head.counts().observed(), "observed label");
    if (value instanceof MetricValue.Undefined undefined) {
      return Cell.words(Print.NONE).withHint("undefined: " + undefined.reason());
    }
    double number = value.toOptional().orElseThrow();
    return Cell.number(Print.number(number), number).withHint(observed);
  }

  private List<Cell> foot(int headsOfKind, List<Metric> metrics, int width) {
    List<Cell> foot = new ArrayList<>(List.of(Cell.words("mean"), Cell.words(""), Cell.words("")));
    for (Metric metric : metrics) {
      if (source.macro(metric) instanceof MetricValue.Defined mean && isOfOneKind(metric)) {
        int defined = source.macroHeads(metric);
        String over = defined < headsOfKind ? "of %d heads".formatted(defined) : "";
        foot.add(Cell.number(Print.number(mean.value()), mean.value()).withNote(over));
      } else {
        foot.add(Cell.words(""));
      }
    }
    while (foot.size() < width) {
      foot.add(Cell.words(""));
    }
    return foot;
  }

  /** A mean over heads of two kinds, as accuracy may be, has no place below one of them. */
  private boolean isOfOneKind(Metric metric) {
    return heads.stream()
            .filter(head -> metric.appliesTo(head.head()))
            .map(HeadEvaluation::kind)
            .distinct()
            .count()
        == 1;
  }

  private List<String> notes(int[] ofKind, List<Metric> metrics) {
    List<String> notes = new ArrayList<>();
    for (int head : ofKind) {
      for (Metric metric : metrics) {
        if (source.value(head, metric) instanceof MetricValue.Undefined undefined) {
          notes.add(
              "%s: no %s: %s"
                  .formatted(heads.get(head).name(), Print.name(metric), undefined.reason()));
        }
      }
    }
    return notes;
  }
}
