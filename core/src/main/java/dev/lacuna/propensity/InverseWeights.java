package dev.lacuna.propensity;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.CellWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of observed labels, inverse to how probable they were to be observed (J. Robins, A.
 * Rotnitzky and L. P. Zhao, Estimation of Regression Coefficients When Some Regressors Are Not
 * Always Observed, 1994): {@code w_it = ρ_t / p_it}, with ρ_t the observed share of the head. They
 * are clipped (S. Cole and M. Hernán, Constructing Inverse Probability Weights for Marginal
 * Structural Models, 2008) and divided by their mean over the observed labels of the head, so that
 * heads keep their say and normalizations their meaning.
 *
 * @param weights of the observed labels; 1 for heads that are not modelled
 * @param heads what becomes of each head
 */
public record InverseWeights(CellWeights weights, List<HeadWeighting> heads) {
  /** Copies the list. */
  public InverseWeights {
    heads = List.copyOf(heads);
  }

  /**
   * Returns the weights of labels.
   *
   * @param propensities of the same rows and heads
   * @param clip at least 1: ρ / p is limited to 1 / clip … clip
   */
  public static InverseWeights of(LabelMatrix labels, Propensities propensities, double clip) {
    if (!(clip >= 1)) {
      throw new IllegalArgumentException("weights are clipped at 1 or more. Found " + clip);
    }
    if (labels.rows() != propensities.rows() || labels.heads() != propensities.heads()) {
      throw new IllegalArgumentException(
          "propensities must be one per label, labels = %d × %d, propensities = %d × %d"
              .formatted(labels.rows(), labels.heads(), propensities.rows(), propensities.heads()));
    }
    float[] values = new float[Math.multiplyExact(labels.rows(), labels.heads())];
    Arrays.fill(values, 1);
    List<HeadWeighting> heads = new ArrayList<>();
    for (int t = 0; t < labels.heads(); t++) {
      int clipped = propensities.isModelled(t) ? weigh(labels, propensities, t, clip, values) : 0;
      heads.add(summary(labels, t, values, clipped, outcome(labels, propensities, t)));
    }
    return new InverseWeights(new CellWeights(labels.heads(), values), heads);
  }

  /** Returns whether every label weighs 1, as if there were no weights. */
  public boolean areAllOne() {
    return heads.stream().noneMatch(HeadWeighting::isWeighted);
  }

  private static HeadWeighting.Outcome outcome(
      LabelMatrix labels, Propensities propensities, int t) {
    if (propensities.isModelled(t)) {
      return HeadWeighting.Outcome.WEIGHTED;
    }
    if (labels.observedCount(t) == labels.rows()) {
      return HeadWeighting.Outcome.COMPLETE;
    }
    return ObservationModel.isMixed(labels, t)
        ? HeadWeighting.Outcome.UNTOLD
        : HeadWeighting.Outcome.TOO_FEW;
  }

  /** Writes the weights of a head's observed labels; returns how many were clipped. */
  private static int weigh(
      LabelMatrix labels, Propensities propensities, int t, double clip, float[] values) {
    double share = labels.observedCount(t) / (double) labels.rows();
    int clipped = 0;
    double sum = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, t)) {
        double weight = share / propensities.of(row, t);
        double limited = Math.max(1 / clip, Math.min(clip, weight));
        clipped += limited == weight ? 0 : 1;
        sum += limited;
        values[row * labels.heads() + t] = (float) limited;
      }
    }
    double mean = sum / labels.observedCount(t);
    for (int cell = t; cell < values.length; cell += labels.heads()) {
      if (labels.observed(cell / labels.heads(), t)) {
        values[cell] = (float) (values[cell] / mean);
      }
    }
    return clipped;
  }

  private static HeadWeighting summary(
      LabelMatrix labels, int t, float[] values, int clipped, HeadWeighting.Outcome outcome) {
    double sum = 0;
    double squares = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, t)) {
        double weight = values[row * labels.heads() + t];
        sum += weight;
        squares += weight * weight;
        smallest = Math.min(smallest, weight);
        largest = Math.max(largest, weight);
      }
    }
    boolean any = labels.observedCount(t) > 0;
    return new HeadWeighting(
        labels.schema().head(t).name(),
        labels.rows(),
        labels.observedCount(t),
        any ? sum * sum / squares : 0,
        any ? smallest : 1,
        any ? largest : 1,
        clipped,
        outcome);
  }
}
