package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was predicted for a binary head and how often it came true, in the bins of {@link
 * Metric#ECE}. Of a calibrated head both are the same in every bin.
 *
 * @param bins those that hold a cell, ascending
 * @param observed how many labels stand behind them
 */
public record ReliabilityBins(List<Bin> bins, int observed) {
  /** Copies the list. */
  public ReliabilityBins {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param low the lowest probability in it, 0 to 1
   * @param high where the next begins; the last bin holds 1
   * @param cells how many observed cells fall into it, at least 1
   * @param meanProbability the mean of their predicted probabilities
   * @param positiveShare what share of them is positive
   */
  public record Bin(
      double low, double high, int cells, double meanProbability, double positiveShare) {}

  /**
   * Returns the bins; empty where {@link Metric#ECE} is undefined.
   *
   * @param head the number of a binary head, from 0
   */
  public static Optional<ReliabilityBins> of(
      LabelMatrix labels, Predictions predictions, int head) {
    return BinarySample.find(labels, predictions, head)
        .filter(sample -> sample.measure(Metric.ECE).isDefined())
        .map(ReliabilityBins::of);
  }

  private static ReliabilityBins of(BinarySample sample) {
    int[] cells = new int[BinarySample.BINS];
    double[] probabilities = new double[BinarySample.BINS];
    int[] positives = new int[BinarySample.BINS];
    for (int i = 0; i < sample.rows().length; i++) {
      int bin = BinarySample.bin(sample.probability(i));
      cells[bin]++;
      probabilities[bin] += sample.probability(i);
      positives[bin] += sample.label(i);
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < cells.length; b++) {
      if (cells[b] > 0) {
        double low = (double) b / cells.length;
        double high = (b + 1.0) / cells.length;
        double share = (double) positives[b] / cells[b];
        bins.add(new Bin(low, high, cells[b], probabilities[b] / cells[b], share));
      }
    }
    return new ReliabilityBins(bins, sample.rows().length);
  }

  /** Returns the mean gap, weighted by cells, which is {@link Metric#ECE}. */
  public double calibrationError() {
    return bins.stream()
            .mapToDouble(bin -> bin.cells() * Math.abs(bin.positiveShare() - bin.meanProbability()))
            .sum()
        / observed;
  }
}
