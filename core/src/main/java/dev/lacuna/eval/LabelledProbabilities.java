package dev.lacuna.eval;

import dev.lacuna.model.Calibration;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The observed cells of a head with classes: which class each is, and what was predicted. */
final class LabelledProbabilities {
  private final int[] labels;
  private final double[][] byOutput;
  private final int[] classCounts;

  private LabelledProbabilities(int[] labels, double[][] byOutput, int classes) {
    this.labels = labels;
    this.byOutput = byOutput;
    this.classCounts = new int[classes];
    for (int label : labels) {
      classCounts[label]++;
    }
  }

  static LabelledProbabilities of(ObservedCells cells) {
    double[][] byOutput =
        IntStream.range(0, cells.head().outputs())
            .mapToObj(cells::probabilities)
            .toArray(double[][]::new);
    return new LabelledProbabilities(cells.labelClasses(), byOutput, cells.head().classes().size());
  }

  int size() {
    return labels.length;
  }

  /** Returns how many classes occur. */
  int classes() {
    return (int) Arrays.stream(classCounts).filter(count -> count > 0).count();
  }

  /** Returns how many labels the rarest class has. */
  int rarestClass() {
    return Arrays.stream(classCounts).min().orElse(0);
  }

  /** Returns whether every prediction is a probability. */
  boolean isUsable() {
    return Arrays.stream(byOutput).allMatch(HeadSample::allFinite);
  }

  int label(int cell) {
    return labels[cell];
  }

  /** Returns the probabilities of the positive class of a binary head. */
  double[] scores() {
    return byOutput[0];
  }

  /** Returns the probability that was given to what the label is. */
  double probabilityOfLabel(int cell) {
    double[] probabilities = new double[byOutput.length];
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = byOutput[k][cell];
    }
    return ofLabel(probabilities, labels[cell]);
  }

  /** Returns the mean log loss of the probabilities after a calibration. */
  double logLoss(Calibration calibration) {
    int outputs = byOutput.length;
    double[] cell = new double[outputs];
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int k = 0; k < outputs; k++) {
        cell[k] = byOutput[k][i];
      }
      calibration.apply(cell, 0, outputs);
      sum += LogLoss.of(ofLabel(cell, labels[i]));
    }
    return sum / labels.length;
  }

  private static double ofLabel(double[] cell, int label) {
    if (cell.length > 1) {
      return cell[label];
    }
    return label == 1 ? cell[0] : 1 - cell[0];
  }
}
