package dev.lacuna.csv.audit;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many cells of each head are observed, and with what; how many labels a row has. */
final class Coverage implements Check {
  private static final int FEW_HEADS = 12;
  private static final int GROUPS = 10;
  private static final int FEW_CELLS = 10;
  private static final int CLASSES_SHOWN = 3;

  @Override
  public Chapter look(AuditInput input) {
    List<HeadCount> heads =
        IntStream.range(0, input.labels().heads())
            .mapToObj(head -> HeadCount.of(input.labels(), head))
            .toList();
    int[] rowsByLabels = rowsByLabels(input.labels());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heads", heads.stream().map(HeadCount::json).toList());
    json.put("rows_by_number_of_labels", rowsByLabels);
    return new Chapter(
        json,
        List.of(headTable(heads), rowTable(rowsByLabels)),
        findings(input, heads, rowsByLabels[0]));
  }

  /**
   * One head's cells.
   *
   * @param classes how many cells hold each class, in their order; empty for a regression head
   * @param numbers mean, minimum and maximum; empty for a head of classes
   */
  private record HeadCount(
      Head head, int rows, int observed, Map<String, Integer> classes, List<Double> numbers) {
    static HeadCount of(LabelMatrix labels, int t) {
      Head head = labels.schema().head(t);
      Map<String, Integer> classes = new LinkedHashMap<>();
      int[] counts = labels.classCounts(t);
      for (int k = 0; k < counts.length; k++) {
        classes.put(head.classes().get(k), counts[k]);
      }
      List<Double> numbers = classes.isEmpty() ? numbers(labels, t) : List.of();
      return new HeadCount(head, labels.rows(), labels.observedCount(t), classes, numbers);
    }

    private static List<Double> numbers(LabelMatrix labels, int t) {
      var statistics =
          IntStream.range(0, labels.rows())
              .filter(row -> labels.observed(row, t))
              .mapToDouble(row -> labels.value(row, t))
              .summaryStatistics();
      return List.of(statistics.getAverage(), statistics.getMin(), statistics.getMax());
    }

    double share() {
      return (double) observed / rows;
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("head", head.name());
      json.put("kind", head.kind());
      json.put("observed", observed);
      json.put("missing", rows - observed);
      json.put("observed_share", share());
      if (numbers.isEmpty()) {
        json.put("classes", classes);
      } else {
        json.put("mean", numbers.get(0));
        json.put("minimum", numbers.get(1));
        json.put("maximum", numbers.get(2));
      }
      return json;
    }

    List<String> cells() {
      return List.of(
          Layout.name(head.name()),
          head.kind(),
          Layout.count(observed),
          Layout.count(rows - (long) observed),
          Layout.percent(share()),
          content());
    }

    private String content() {
      if (!numbers.isEmpty()) {
        return "mean %s (%s to %s)"
            .formatted(
                Layout.number(numbers.get(0)),
                Layout.number(numbers.get(1)),
                Layout.number(numbers.get(2)));
      }
      List<String> shown =
          classes.entrySet().stream()
              .limit(CLASSES_SHOWN)
              .map(entry -> Layout.name(entry.getKey()) + ": " + Layout.count(entry.getValue()))
              .toList();
      return String.join(", ", shown)
          + (classes.size() > CLASSES_SHOWN
              ? ", and %d more".formatted(classes.size() - CLASSES_SHOWN)
              : "");
    }
  }

  private static Table headTable(List<HeadCount> heads) {
    Comparator<HeadCount> order = Comparator.comparingInt(HeadCount::observed);
    List<HeadCount> ordered =
        heads.size() <= Layout.SHOWN ? heads : heads.stream().sorted(order).toList();
    return Layout.table(
        List.of("head", "kind", "observed", "missing", "share", "observed labels"),
        ordered.stream().map(HeadCount::cells).toList(),
        "heads, those with the fewest labels");
  }

  private static int[] rowsByLabels(LabelMatrix labels) {
    int[] rows = new int[labels.heads() + 1];
    for (int row = 0; row < labels.rows(); row++) {
      int observed = 0;
      for (int t = 0; t < labels.heads(); t++) {
        observed += labels.observed(row, t) ? 1 : 0;
      }
      rows[observed]++;
    }
    return rows;
  }

  /** No labels and all labels have a line of their own, however many heads there are. */
  private static Table rowTable(int[] rowsByLabels) {
    int heads = rowsByLabels.length - 1;
    int width = heads <= FEW_HEADS ? 1 : (heads - 1 + GROUPS - 1) / GROUPS;
    long all = IntStream.of(rowsByLabels).asLongStream().sum();
    List<List<String>> lines = new ArrayList<>();
    int from = 0;
    while (from <= heads) {
      int to = from == 0 || from == heads ? from : Math.min(from + width - 1, heads - 1);
      long rows = IntStream.rangeClosed(from, to).mapToLong(k -> rowsByLabels[k]).sum();
      lines.add(
          List.of(
              from == to ? String.valueOf(from) : from + " to " + to,
              Layout.count(rows),
              Layout.percent((double) rows / all)));
      from = to + 1;
    }
    return new Table(List.of("labels in a row", "rows", "share"), lines, List.of());
  }

  private static List<Finding> findings(AuditInput input, List<HeadCount> heads, int unlabelled) {
    List<Finding> findings = new ArrayList<>();
    List<String> learnt = input.labels().schema().names();
    List<String> unfit =
        input.roles().labels().stream().filter(name -> !learnt.contains(name)).toList();
    if (!unfit.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Importance.UNFIT_LABEL,
              "%s cannot be learnt (%s): too few observed cells, or one class only; leave them out of --labels."
                  .formatted(Layout.count(unfit.size(), "label"), Layout.names(unfit, 3))));
    }
    List<String> rare =
        heads.stream().filter(Coverage::hasRareClass).map(h -> h.head.name()).toList();
    if (!rare.isEmpty()) {
      findings.add(
          new Finding(
              Finding.Importance.RARE_CLASS,
              "%s with fewer than %d cells of a class (%s): figures on it will be rough; --class-weights balanced makes it count in training."
                  .formatted(Layout.count(rare.size(), "head"), FEW_CELLS, Layout.names(rare, 3))));
    }
    if (unlabelled > 0) {
      findings.add(
          new Finding(
              Finding.Importance.NO_LABELS,
              "%s without any label: training leaves them out; impute fills them in."
                  .formatted(Layout.count(unlabelled, "row"))));
    }
    return findings;
  }

  private static boolean hasRareClass(HeadCount head) {
    return head.classes().values().stream().anyMatch(count -> count < FEW_CELLS);
  }
}
