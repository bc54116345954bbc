package dev.lacuna.eval;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well the models of a cross-validation predict the folds that they were not trained on.
 *
 * @param folds the evaluation of each fold, by the model that was trained on the others
 * @param pooled all rows together, each predicted by the model of its fold. It has no tuned
 *     metrics: its thresholds were chosen by these very rows
 */
public record FoldedEvaluation(List<Evaluation> folds, Evaluation pooled) {
  /** Copies the list and checks that there is a fold. */
  public FoldedEvaluation {
    folds = List.copyOf(folds);
    pooled = pooled.withoutTuned();
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one fold");
    }
  }

  /**
   * Returns a metric of a head, decided at 0.5, over the folds.
   *
   * @param head index from 0
   * @throws IllegalArgumentException when it does not apply to the head's kind
   */
  public FoldStatistic metric(int head, Metric metric) {
    return overFolds(fold -> fold.heads().get(head).metric(metric));
  }

  /**
   * Returns a metric of a binary head over the folds, decided in each at the threshold that was
   * tuned on the dev part there.
   *
   * @param head index from 0
   */
  public FoldStatistic tuned(int head, Metric metric) {
    return overFolds(
        fold -> fold.heads().get(head).tuned().getOrDefault(metric, Reasons.NOT_A_TUNED_METRIC));
  }

  /** Returns the mean of a metric's means over the heads for which there is one. */
  public MetricValue macro(Metric metric) {
    return MetricValue.meanOfDefined(means(metric));
  }

  /** Returns for how many heads a metric has a mean. */
  public int macroHeads(Metric metric) {
    return (int) means(metric).stream().filter(MetricValue::isDefined).count();
  }

  /** Returns the macro mean of each fold. */
  public FoldStatistic macroOfFolds(Metric metric) {
    return overFolds(fold -> fold.macro(metric));
  }

  /** Returns the mean share of rows decided right as a whole, and how many rows there are. */
  public JointEvaluation joint() {
    FoldStatistic share = overFolds(fold -> fold.joint().subsetAccuracy());
    return new JointEvaluation(share.mean(), pooled.joint().rows());
  }

  /**
   * Returns the means over folds in the form of {@link Evaluation#toMap()}, with the standard
   * deviations under {@code deviation} and {@code macro_deviation}, and under {@code defined_folds}
   * the number of folds behind a mean where it is not all of them. Ready for Jackson.
   */
  public Map<String, Object> toMap() {
    Map<Metric, MetricValue> macro = new EnumMap<>(Metric.class);
    Map<Metric, MetricValue> macroDeviation = new EnumMap<>(Metric.class);
    Map<String, Integer> macroHeads = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      if (macroHeads(metric) > 0) {
        macro.put(metric, macro(metric));
        macroDeviation.put(metric, macroOfFolds(metric).deviation());
        macroHeads.put(metric.id(), macroHeads(metric));
      }
    }
    List<Map<String, Object>> heads = new ArrayList<>();
    for (int head = 0; head < pooled.heads().size(); head++) {
      heads.add(headMap(head));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("heads", heads);
    map.put("macro", HeadEvaluation.defined(macro));
    map.put("macro_deviation", HeadEvaluation.defined(macroDeviation));
    map.put("macro_heads", macroHeads);
    map.put("joint", joint().toMap());
    return map;
  }

  private Map<String, Object> headMap(int head) {
    HeadEvaluation pooledHead = pooled.heads().get(head);
    Map<Metric, FoldStatistic> statistics = new EnumMap<>(Metric.class);
    pooledHead.metrics().keySet().forEach(metric -> statistics.put(metric, metric(head, metric)));
    Map<Metric, FoldStatistic> tuned = new EnumMap<>(Metric.class);
    folds.get(0).heads().get(head).tuned().keySet().forEach(m -> tuned.put(m, tuned(head, m)));
    Map<String, Object> map = pooledHead.countsToMap();
    map.put("metrics", HeadEvaluation.defined(each(statistics, FoldStatistic::mean)));
    map.put("deviation", HeadEvaluation.defined(each(statistics, FoldStatistic::deviation)));
    HeadEvaluation.putUnlessEmpty(map, "defined_folds", definedFolds(statistics));
    HeadEvaluation.putUnlessEmpty(
        map, "tuned", HeadEvaluation.defined(each(tuned, FoldStatistic::mean)));
    HeadEvaluation.putUnlessEmpty(
        map, "undefined", HeadEvaluation.reasons(each(statistics, FoldStatistic::mean)));
    return map;
  }

  private Map<String, Integer> definedFolds(Map<Metric, FoldStatistic> statistics) {
    Map<String, Integer> defined = new LinkedHashMap<>();
    statistics.forEach(
        (metric, statistic) -> {
          if (statistic.defined() < folds.size()) {
            defined.put(metric.id(), statistic.defined());
          }
        });
    return defined;
  }

  private static Map<Metric, MetricValue> each(
      Map<Metric, FoldStatistic> statistics, Function<FoldStatistic, MetricValue> figure) {
    Map<Metric, MetricValue> figures = new EnumMap<>(Metric.class);
    statistics.forEach((metric, statistic) -> figures.put(metric, figure.apply(statistic)));
    return figures;
  }

  private FoldStatistic overFolds(Function<Evaluation, MetricValue> figure) {
    return new FoldStatistic(folds.stream().map(figure).toList());
  }

  private List<MetricValue> means(Metric metric) {
    List<MetricValue> means = new ArrayList<>();
    for (int head = 0; head < pooled.heads().size(); head++) {
      if (metric.appliesTo(pooled.heads().get(head).head())) {
        means.add(metric(head, metric).mean());
      }
    }
    return means;
  }
}
