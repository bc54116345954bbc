package dev.lacuna.model;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.RegressionHead;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How the probabilities of one head are changed so that they agree with how often they come true.
 * Fitted on the development part; the order of the probabilities stays.
 */
public sealed interface Calibration {
  /**
   * Changes the prediction of one cell, in place, without allocating.
   *
   * @param values predictions, among others those of the cell: its probabilities
   * @param from the place of the cell's first number
   * @param outputs how many numbers the cell has: 1 for a binary head
   */
  void apply(double[] values, int from, int outputs);

  /** Returns whether predictions of such a head can be changed like this. */
  boolean fits(Head head);

  /** Returns a name and what matters, for people. */
  String describe();

  /** Returns the calibration that leaves predictions as they are. */
  static Calibration none() {
    return new None();
  }

  /** Returns {@link #none()} for so many heads. */
  static List<Calibration> none(int heads) {
    return Collections.nCopies(heads, none());
  }

  /** Leaves predictions as they are. */
  record None() implements Calibration {
    @Override
    public void apply(double[] values, int from, int outputs) {}

    @Override
    public boolean fits(Head head) {
      return true;
    }

    @Override
    public String describe() {
      return "none";
    }
  }

  /**
   * Divides the logit of a probability, or the logarithms of a cell's probabilities, by a number
   * (C. Guo et al., On Calibration of Modern Neural Networks, 2017). Of several members it is the
   * mean that is divided (R. Rahaman and A. Thiery, Uncertainty Quantification and Deep Ensembles,
   * 2021).
   *
   * @param temperature 0.01 to 100; above 1 it draws probabilities together, below 1 apart
   */
  record Temperature(double temperature) implements Calibration {
    /** Checks the range. */
    public Temperature {
      if (!(temperature >= 0.01 && temperature <= 100)) {
        throw new IllegalArgumentException(
            "a temperature must be within 0.01 to 100. Found " + temperature);
      }
    }

    @Override
    public void apply(double[] values, int from, int outputs) {
      if (outputs == 1) {
        double logit = Math.log(values[from]) - Math.log1p(-values[from]);
        values[from] = 1 / (1 + Math.exp(-logit / temperature));
      } else {
        for (int k = from; k < from + outputs; k++) {
          values[k] = Math.log(values[k]) / temperature;
        }
        Predictions.softmax(values, from, outputs);
      }
    }

    @Override
    public boolean fits(Head head) {
      return !(head instanceof RegressionHead);
    }

    @Override
    public String describe() {
      return String.format(Locale.ROOT, "temperature %.2f", temperature);
    }
  }

  /**
   * Reads a binary head's probability off a line through knots; beyond the outer knots it stays
   * that of the knot.
   *
   * @param scores probabilities before, from 0 to 1 and rising; at least one
   * @param probabilities after, one per score, above 0, below 1 and never falling, so that no log
   *     loss is infinite
   */
  record Isotonic(List<Double> scores, List<Double> probabilities) implements Calibration {
    /** Copies the lists and checks the ranges. */
    public Isotonic {
      scores = List.copyOf(scores);
      probabilities = List.copyOf(probabilities);
      if (scores.isEmpty() || scores.size() != probabilities.size()) {
        throw new IllegalArgumentException(
            "an isotonic calibration must have as many probabilities as scores, and one at least. Found %d and %d"
                .formatted(probabilities.size(), scores.size()));
      }
      for (int i = 0; i < scores.size(); i++) {
        checkKnot(scores, probabilities, i);
      }
    }

    private static void checkKnot(List<Double> scores, List<Double> probabilities, int i) {
      double score = scores.get(i);
      double probability = probabilities.get(i);
      boolean rises =
          i == 0 || (score > scores.get(i - 1) && probability >= probabilities.get(i - 1));
      if (!(score >= 0 && score <= 1 && probability > 0 && probability < 1 && rises)) {
        throw new IllegalArgumentException(
            "knots of an isotonic calibration must rise, scores from 0 to 1, probabilities between 0 and 1. Found %s to %s at knot %d"
                .formatted(score, probability, i));
      }
    }

    @Override
    public void apply(double[] values, int from, int outputs) {
      values[from] = at(values[from]);
    }

    private double at(double score) {
      int above = firstAbove(score);
      if (above == 0 || above == scores.size()) {
        return probabilities.get(Math.min(above, scores.size() - 1));
      }
      double left = scores.get(above - 1);
      double low = probabilities.get(above - 1);
      double share = (score - left) / (scores.get(above) - left);
      return low + share * (probabilities.get(above) - low);
    }

    /** Returns the first knot whose score is larger, or the number of knots. */
    private int firstAbove(double score) {
      int low = 0;
      int high = scores.size();
      while (low < high) {
        int middle = (low + high) / 2;
        if (scores.get(middle) > score) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    @Override
    public boolean fits(Head head) {
      return head instanceof BinaryHead;
    }

    @Override
    public String describe() {
      return "isotonic, %d knots".formatted(scores.size());
    }
  }
}
