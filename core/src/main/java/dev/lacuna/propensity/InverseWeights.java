package dev.lacuna.propensity;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.CellWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
      Column column = new Column(labels, t, values);
      int clipped = propensities.isModelled(t) ? column.weigh(propensities, clip) : 0;
      heads.add(column.summary(clipped, outcome(labels, propensities, t)));
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

  /** The labels of a head and their weights. */
  @SuppressWarnings("ArrayRecordComponent") // filled in place, never kept
  private record Column(LabelMatrix labels, int head, float[] values) {
    /** Writes the weights of the observed labels; returns how many were clipped. */
    int weigh(Propensities propensities, double clip) {
      double share = labels.observedCount(head) / (double) labels.rows();
      int clipped = 0;
      for (int row = 0; row < labels.rows(); row++) {
        if (labels.observed(row, head)) {
          double weight = share / propensities.of(row, head);
          double limited = Math.max(1 / clip, Math.min(clip, weight));
          clipped += limited == weight ? 0 : 1;
          values[place(row)] = (float) limited;
        }
      }
      double mean = observed().sum() / labels.observedCount(head);
      for (int row = 0; row < labels.rows(); row++) {
        if (labels.observed(row, head)) {
          values[place(row)] = (float) (values[place(row)] / mean);
        }
      }
      return clipped;
    }

    HeadWeighting summary(int clipped, HeadWeighting.Outcome outcome) {
      double sum = observed().sum();
      double squares = observed().map(weight -> weight * weight).sum();
      return new HeadWeighting(
          labels.schema().head(head).name(),
          labels.rows(),
          labels.observedCount(head),
          squares > 0 ? sum * sum / squares : 0,
          observed().min().orElse(1),
          observed().max().orElse(1),
          clipped,
          outcome);
    }

    private DoubleStream observed() {
      return IntStream.range(0, labels.rows())
          .filter(row -> labels.observed(row, head))
          .mapToDouble(row -> values[place(row)]);
    }

    private int place(int row) {
      return row * labels.heads() + head;
    }
  }
}
