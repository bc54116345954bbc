package dev.lacuna.csv.audit;

import dev.lacuna.csv.audit.Significance.Share;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the blanks of a head depend on other labels: the share of positives, or the mean, where
 * the head is missing against where it is observed. Heads of several classes are not compared.
 */
final class BlanksByLabels implements Check {
  private static final int FEWEST_ROWS = 10;

  @Override
  public Chapter look(AuditInput input) {
    List<Dependence> tests = Dependence.corrected(tests(input));
    List<Dependence> strongest = Dependence.strongest(tests, 1);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tests", tests.size());
    json.put("correction", "Holm");
    json.put("strongest_of_each_head", strongest.stream().map(Dependence::json).toList());
    return new Chapter(
        Map.of("blanks_by_labels", json),
        strongest.isEmpty() ? List.of() : List.of(table(strongest)),
        findings(strongest));
  }

  private static Table table(List<Dependence> strongest) {
    return Layout.table(
        List.of("where this is blank", "other label", "it is", "rows", "else", "rows", "by chance"),
        strongest.stream().map(Dependence::row).toList(),
        "heads with blanks, those that depend most on another label");
  }

  private static List<Finding> findings(List<Dependence> strongest) {
    List<Dependence> found = strongest.stream().filter(Dependence::isSignificant).toList();
    return found.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                Finding.Importance.NOT_AT_RANDOM,
                "Blanks of %s depend on other labels; the strongest: %s. Take figures as figures of the observed cells, and be careful with imputed ones."
                    .formatted(Layout.count(found.size(), "head"), found.get(0).sentence())));
  }

  private static List<Dependence> tests(AuditInput input) {
    List<Dependence> tests = new ArrayList<>();
    int heads = input.heads().size();
    Shares shares = new Shares(input.labels());
    int[] rows = RowSample.draw(input, (long) heads * heads);
    for (int other = 0; other < heads; other++) {
      for (int head = 0; head < heads; head++) {
        Optional<Dependence> test =
            head == other || input.labels().observedCount(head) == input.rows()
                ? Optional.empty()
                : input.heads().get(other) instanceof RegressionHead
                    ? means(input.labels(), rows, head, other)
                    : shares.compare(head, other);
        test.ifPresent(tests::add);
      }
    }
    return tests;
  }

  /** Compares shares of positives of binary heads over all rows. */
  private static final class Shares {
    private final LabelMatrix labels;
    private final List<RowSet> observed;
    private final List<RowSet> positive;

    Shares(LabelMatrix labels) {
      this.labels = labels;
      this.observed = sets((row, head) -> labels.observed(row, head));
      this.positive =
          sets((row, head) -> labels.observed(row, head) && labels.value(row, head) == 1);
    }

    private List<RowSet> sets(LabelMatrix.CellTest test) {
      return IntStream.range(0, labels.heads())
          .mapToObj(head -> RowSet.of(labels.rows(), row -> test.test(row, head)))
          .toList();
    }

    Optional<Dependence> compare(int head, int other) {
      Head compared = labels.schema().head(other);
      if (!(compared instanceof BinaryHead)) {
        return Optional.empty();
      }
      RowSet present = observed.get(head);
      Share elsewhere =
          new Share(positive.get(other).both(present), observed.get(other).both(present));
      Share missing =
          new Share(
              positive.get(other).size() - elsewhere.positives(),
              observed.get(other).size() - elsewhere.rows());
      return Math.min(missing.rows(), elsewhere.rows()) < FEWEST_ROWS
          ? Optional.empty()
          : Optional.of(
              new Dependence(
                  labels.schema().head(head).name(),
                  compared.name(),
                  compared.classes().get(1),
                  new Dependence.Side(missing.value(), missing.rows()),
                  new Dependence.Side(elsewhere.value(), elsewhere.rows()),
                  missing.value() - elsewhere.value(),
                  Significance.ofShares(missing, elsewhere)));
    }
  }

  private static Optional<Dependence> means(LabelMatrix labels, int[] rows, int head, int other) {
    Moments missing = new Moments();
    Moments observed = new Moments();
    for (int row : rows) {
      if (labels.observed(row, other)) {
        (labels.observed(row, head) ? observed : missing).add(labels.value(row, other));
      }
    }
    return ofMeans(
        labels.schema().head(head).name(), labels.schema().head(other).name(), missing, observed);
  }

  /** Returns the comparison of two means; nothing where rows are too few. */
  static Optional<Dependence> ofMeans(
      String head, String other, Moments missing, Moments observed) {
    return Math.min(missing.count(), observed.count()) < FEWEST_ROWS
        ? Optional.empty()
        : Optional.of(
            new Dependence(
                head,
                other,
                "",
                new Dependence.Side(missing.mean(), missing.count()),
                new Dependence.Side(observed.mean(), observed.count()),
                Moments.standardisedDifference(missing, observed),
                Significance.ofMeans(missing, observed)));
  }
}
