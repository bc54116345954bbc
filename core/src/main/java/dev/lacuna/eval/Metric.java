package dev.lacuna.eval;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.label.Head;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How good the predictions for one head are, over its observed cells. Classes named below are those
 * that occur among the observed labels; n is the number of observed cells, y a label, p a predicted
 * probability, ŷ a decision or a predicted number.
 */
public enum Metric {
  /** Share of right decisions, Σ [ŷ = y] / n. From 0 to 1. */
  ACCURACY(true),

  /**
   * Mean recall, (1/K) Σₖ rightₖ / labelledₖ, over the K classes that occur among the observed
   * labels; at least two must. From 0 to 1; 1/K is chance.
   */
  BALANCED_ACCURACY(true),

  /**
   * F1 of the positive class, 2 TP / (2 TP + FP + FN). From 0 to 1. Undefined without a positive
   * label and a positive decision, where others say 0 or 1.
   */
  F1(true),

  /**
   * Mean F1, (1/K) Σₖ 2 rightₖ / (labelledₖ + decidedₖ), over the K classes that occur among the
   * observed labels; at least two must. From 0 to 1. A class that is only decided, never observed,
   * has no F1 of its own; its decisions cost the other classes their recall.
   */
  F1_MACRO(true),

  /**
   * Area under the ROC curve: the probability that a positive example has a higher score than a
   * negative one, an equal score counting half. From 0 to 1; 0.5 is chance.
   *
   * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil 1982</a>
   */
  ROC_AUC(true),

  /**
   * Average precision, Σ (Rⱼ − Rⱼ₋₁) Pⱼ over the distinct scores from the highest down, with
   * precision P and recall R of deciding "positive" from that score upwards. Steps, no
   * interpolation; equal scores are one step. From 0 to 1; the share of positives is chance.
   *
   * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich 2006</a>, on why
   *     points of this curve must not be joined by lines
   */
  PR_AUC(true),

  /**
   * Matthews correlation, (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN)). From −1 to 1; 0 is
   * chance. Undefined where all labels or all decisions are one class, where others say 0.
   *
   * @see <a href="https://doi.org/10.1016/0005-2795(75)90109-9">Matthews 1975</a>
   */
  MCC(true),

  /**
   * Mean negative natural logarithm of the probability given to the label, −Σ ln p(y) / n, with
   * probabilities clipped to 10⁻¹⁵ … 1 − 10⁻¹⁵. From 0 to 34.54; 0 is best.
   */
  LOG_LOSS(false),

  /** Mean squared error of the probability of the positive class, Σ (p − y)² / n. From 0 to 1. */
  BRIER(false),

  /**
   * Expected calibration error, Σ_b n_b/n · |mean y in b − mean p in b|, over 15 bins of equal
   * width of the probability of the positive class; the last bin holds p = 1. From 0 to 1. Biased
   * upwards for few labels, and more so in a resample: its interval may lie above it.
   *
   * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. 2017</a>, who bin the confidence in
   *     the decision instead
   */
  ECE(false),

  /** Root of the mean squared error, √(Σ (ŷ − y)² / n), in the label's unit. From 0. */
  RMSE(false),

  /** Mean absolute error, Σ |ŷ − y| / n, in the label's unit. From 0. */
  MAE(false),

  /**
   * Coefficient of determination, 1 − Σ (ŷ − y)² / Σ (y − ȳ)². Up to 1; 0 is the mean of the labels
   * as prediction, and worse is negative. Undefined for constant labels.
   */
  R2(true),

  /**
   * Spearman's rank correlation: Pearson's correlation of the ranks of labels and predictions,
   * equal numbers sharing the mean of their ranks. From −1 to 1. Undefined where either is
   * constant.
   *
   * @see <a href="https://doi.org/10.2307/1412159">Spearman 1904</a>
   */
  SPEARMAN(true);

  private final boolean largerIsBetter;

  Metric(boolean largerIsBetter) {
    this.largerIsBetter = largerIsBetter;
  }

  /** Returns the metrics of a head's kind, always in the order of this enum. */
  public static List<Metric> forHead(Head head) {
    return Arrays.stream(values()).filter(metric -> metric.appliesTo(head)).toList();
  }

  /**
   * Returns the metric with an id such as {@code roc_auc}.
   *
   * @throws LacunaException when there is none; the message names the nearest
   */
  public static Metric byId(String id) {
    return Arrays.stream(values())
        .filter(metric -> metric.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  /** Returns the name used in JSON, such as {@code roc_auc}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kinds of head it applies to; see {@link Head#kind()}. */
  public List<String> kinds() {
    return switch (this) {
      case ACCURACY, BALANCED_ACCURACY, F1_MACRO, LOG_LOSS -> List.of("binary", "categorical");
      case F1, ROC_AUC, PR_AUC, MCC, BRIER, ECE -> List.of("binary");
      case RMSE, MAE, R2, SPEARMAN -> List.of("regression");
    };
  }

  /** Returns whether it applies to the kind of this head. */
  public boolean appliesTo(Head head) {
    return kinds().contains(head.kind());
  }

  /** Returns whether a larger value is a better one. */
  public boolean largerIsBetter() {
    return largerIsBetter;
  }

  /** Returns whether a value is better than another; equal values are not. */
  public boolean better(double value, double than) {
    return largerIsBetter ? value > than : value < than;
  }

  /** Returns whether it judges decisions, and so depends on a binary head's threshold. */
  public boolean judgesDecisions() {
    return switch (this) {
      case ACCURACY, BALANCED_ACCURACY, F1, F1_MACRO, MCC -> true;
      case ROC_AUC, PR_AUC, LOG_LOSS, BRIER, ECE, RMSE, MAE, R2, SPEARMAN -> false;
    };
  }

  private static LacunaException unknown(String id) {
    List<String> known = Arrays.stream(values()).map(Metric::id).toList();
    return new LacunaException(
        ErrorCode.UNKNOWN_NAME,
        "A metric must be one of %s. Found '%s'.%s"
            .formatted(String.join(", ", known), id, Suggestions.didYouMean(id, known)));
  }
}
