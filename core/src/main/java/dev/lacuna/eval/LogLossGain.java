package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import org.apache.commons.math3.stat.StatUtils;

/**
 * By how much the log loss of a head with classes fell from one set of predictions to another, cell
 * by cell over the same observed cells.
 *
 * @param cells how many there are
 * @param mean of the differences, in nats; above 0 where the later predictions are better
 * @param standardError of that mean; infinite for fewer than two cells
 */
public record LogLossGain(int cells, double mean, double standardError) {
  /**
   * Returns the gain.
   *
   * @param labels of the rows to judge by
   * @param before for the same rows
   * @param after for the same rows
   * @param head its number, from 0; binary or categorical
   */
  public static LogLossGain of(
      LabelMatrix labels, Predictions before, Predictions after, int head) {
    Evaluator.checkAlike(labels, before);
    Evaluator.checkAlike(labels, after);
    double[] first = losses(new ObservedCells(labels, before, head));
    double[] second = losses(new ObservedCells(labels, after, head));
    double[] gains = new double[first.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = first[i] - second[i];
    }
    if (gains.length < 2) {
      return new LogLossGain(gains.length, 0, Double.POSITIVE_INFINITY);
    }
    double mean = StatUtils.mean(gains);
    return new LogLossGain(
        gains.length, mean, Math.sqrt(StatUtils.variance(gains, mean) / gains.length));
  }

  /**
   * Returns whether the gain is more than its standard error, and not just luck of a few cells.
   *
   * @param fewest cells that it must rest on
   */
  public boolean isConfirmed(int fewest) {
    return cells >= fewest && mean > standardError;
  }

  private static double[] losses(ObservedCells cells) {
    LabelledProbabilities sample = LabelledProbabilities.of(cells);
    double[] losses = new double[sample.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = LogLoss.of(sample.probabilityOfLabel(i));
    }
    return losses;
  }
}
