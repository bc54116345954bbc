package dev.lacuna.eval;

import dev.lacuna.label.LabelSchema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The one figure that speaks for all heads of a kind: the mean of a metric over them. More is
 * better for each, none depends on the unit of a label, and none can be had by always deciding the
 * same.
 */
public enum Headline {
  /** Mean {@link Metric#ROC_AUC} over binary heads. */
  BINARY("binary", Metric.ROC_AUC),
  /** Mean {@link Metric#F1_MACRO} over categorical heads. */
  CATEGORICAL("categorical", Metric.F1_MACRO),
  /** Mean {@link Metric#R2} over regression heads. */
  REGRESSION("regression", Metric.R2);

  private final String kind;
  private final Metric metric;

  Headline(String kind, Metric metric) {
    this.kind = kind;
    this.metric = metric;
  }

  /** Returns those of the kinds that a schema has, in the order of this enum. */
  public static List<Headline> of(LabelSchema schema) {
    return Arrays.stream(values()).filter(headline -> headline.heads(schema).length > 0).toList();
  }

  /** Returns the kind of head that it speaks for, such as {@code binary}. */
  public String kind() {
    return kind;
  }

  /** Returns the metric. */
  public Metric metric() {
    return metric;
  }

  /** Returns the mean over those heads of the kind for which the metric is defined. */
  public MetricValue of(Evaluation evaluation) {
    return MetricValue.meanOfDefined(
        evaluation.heads().stream()
            .filter(head -> head.kind().equals(kind))
            .map(head -> head.metric(metric))
            .toList());
  }

  /** Returns how many heads it speaks for, in words, such as {@code 12 binary heads}. */
  public String describeHeads(LabelSchema schema) {
    int heads = heads(schema).length;
    return "%d %s %s".formatted(heads, kind, heads == 1 ? "head" : "heads");
  }

  /** Returns the indices of the heads of the kind. */
  int[] heads(LabelSchema schema) {
    return IntStream.range(0, schema.size())
        .filter(t -> schema.head(t).kind().equals(kind))
        .toArray();
  }
}
