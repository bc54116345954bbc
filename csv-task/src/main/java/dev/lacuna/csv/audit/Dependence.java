package dev.lacuna.csv.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a column holds in the rows where a head is missing, beside those where it is observed.
 *
 * @param head whose blanks are looked at
 * @param other the column that is compared
 * @param positive the class that is counted; empty where means are compared
 * @param missing of the rows without a label of the head
 * @param observed of the rows with one
 * @param effect how large the difference is, so that differences can be ordered
 * @param p the probability of such a difference by chance, corrected for all tests of its kind once
 *     {@link #corrected} made it
 */
record Dependence(
    String head,
    String other,
    String positive,
    Side missing,
    Side observed,
    double effect,
    double p) {
  /** Corrected probabilities below this are no chance. */
  static final double SIGNIFICANT = 0.01;

  /**
   * One of the two groups of rows.
   *
   * @param value the share of positives, or the mean
   */
  record Side(double value, long rows) {}

  static final Comparator<Dependence> STRONGEST_FIRST =
      Comparator.comparingDouble(Dependence::p)
          .thenComparing(
              Comparator.comparingDouble((Dependence d) -> Math.abs(d.effect)).reversed());

  /** Returns the same with probabilities that are corrected for how many they are. */
  static List<Dependence> corrected(List<Dependence> all) {
    double[] p = Significance.holm(all.stream().map(Dependence::p).toList());
    List<Dependence> corrected = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Dependence d = all.get(i);
      corrected.add(
          new Dependence(d.head, d.other, d.positive, d.missing, d.observed, d.effect, p[i]));
    }
    return corrected;
  }

  /** Returns the strongest ones of each head, the head with the strongest first. */
  static List<Dependence> strongest(List<Dependence> all, int ofEachHead) {
    Map<String, List<Dependence>> byHead =
        all.stream()
            .sorted(STRONGEST_FIRST)
            .collect(
                Collectors.groupingBy(Dependence::head, LinkedHashMap::new, Collectors.toList()));
    return byHead.values().stream().flatMap(list -> list.stream().limit(ofEachHead)).toList();
  }

  boolean isSignificant() {
    return p < SIGNIFICANT;
  }

  String sentence() {
    return "where %s is missing, %s %s of %s, elsewhere %s of %s: %s (%s)"
        .formatted(
            Layout.name(head),
            Layout.name(other),
            (isShare() ? "is " + Layout.name(positive) + " in " : "has the mean ") + value(missing),
            Layout.count(missing.rows, "row"),
            value(observed),
            Layout.count(observed.rows),
            isSignificant() ? "not at random" : "may be chance",
            Layout.probability(p));
  }

  List<String> row() {
    return List.of(
        Layout.name(head),
        Layout.name(other) + (isShare() ? " is " + Layout.name(positive) : " (mean)"),
        value(missing),
        Layout.count(missing.rows),
        value(observed),
        Layout.count(observed.rows),
        Layout.probability(p));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("head", head);
    json.put("other", other);
    json.put("compared", isShare() ? "share of " + positive : "mean");
    json.put("where_missing", missing.value);
    json.put("rows_where_missing", missing.rows);
    json.put("where_observed", observed.value);
    json.put("rows_where_observed", observed.rows);
    json.put("effect", effect);
    json.put("p", p);
    json.put("at_random", !isSignificant());
    return json;
  }

  private boolean isShare() {
    return !positive.isEmpty();
  }

  private String value(Side side) {
    return isShare() ? Layout.percent(side.value) : Layout.number(side.value);
  }
}
