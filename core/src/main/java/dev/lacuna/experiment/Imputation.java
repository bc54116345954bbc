package dev.lacuna.experiment;

import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.MaskValue;
import java.util.function.IntToDoubleFunction;

/** What people write into missing cells before they train on all of them. */
final class Imputation {
  /** Marks a head whose missing cells stay missing. */
  private static final float NOTHING = Float.NaN;

  /** What stands for "missing" where the source has no number for it. */
  private static final float USUAL_SENTINEL = -1;

  private Imputation() {}

  /** Returns labels with the sentinel in missing cells; those of categorical heads stay missing. */
  static LabelMatrix sentinels(LabelMatrix labels) {
    return fill(labels, t -> sentinel(labels.schema().head(t)));
  }

  /** Returns labels with class 0, or the mean of a regression head, in missing cells. */
  static LabelMatrix zeros(LabelMatrix labels) {
    return fill(labels, t -> labels.schema().head(t).classes().isEmpty() ? mean(labels, t) : 0);
  }

  /**
   * Returns labels with what the observed cells of the head hold on average in missing cells: the
   * rate of the positive class, the most frequent class (the first of equals), or the mean.
   */
  static LabelMatrix means(LabelMatrix labels) {
    return fill(
        labels,
        t ->
            labels.schema().head(t) instanceof CategoricalHead
                ? mostFrequent(labels.classCounts(t))
                : mean(labels, t));
  }

  /**
   * Returns the number that a sentinel is: the first finite number among the mask values of a
   * binary or regression head, else −1; NaN for a categorical head, which has no loss for it.
   */
  static float sentinel(Head head) {
    if (head instanceof CategoricalHead) {
      return NOTHING;
    }
    return hasNumber(head) ? (float) firstNumber(head) : USUAL_SENTINEL;
  }

  /** Returns whether a finite number is among the mask values of a head. */
  static boolean hasNumber(Head head) {
    return Double.isFinite(firstNumber(head));
  }

  private static double firstNumber(Head head) {
    return head.maskValues().stream()
        .filter(MaskValue.Numeric.class::isInstance)
        .mapToDouble(maskValue -> ((MaskValue.Numeric) maskValue).value())
        .filter(Double::isFinite)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** A head without any observed cell tells nothing: its cells stay missing. */
  private static LabelMatrix fill(LabelMatrix labels, IntToDoubleFunction valueOfHead) {
    float[] values = new float[labels.heads()];
    for (int t = 0; t < values.length; t++) {
      values[t] = (float) valueOfHead.applyAsDouble(t);
    }
    return labels.fillMissing((row, head) -> values[head]);
  }

  private static double mean(LabelMatrix labels, int head) {
    double sum = 0;
    for (int row = 0; row < labels.rows(); row++) {
      sum += labels.observed(row, head) ? labels.value(row, head) : 0;
    }
    return sum / labels.observedCount(head);
  }

  private static double mostFrequent(int[] counts) {
    int best = 0;
    for (int k = 1; k < counts.length; k++) {
      best = counts[k] > counts[best] ? k : best;
    }
    return counts[best] > 0 ? best : NOTHING;
  }
}
