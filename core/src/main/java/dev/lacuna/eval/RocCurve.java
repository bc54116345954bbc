package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ROC curve of a binary head over its observed cells: what share of the negatives is decided
 * "positive" for what share of the positives, at each threshold. Equal scores are one step, so that
 * lines between neighbours are right.
 *
 * @param points from (0, 0), where nothing is decided positive, to (1, 1)
 * @param observed how many labels stand behind it
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett 2006</a>
 */
public record RocCurve(List<Point> points, int observed) {
  /** Copies the list. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * The shares at one threshold.
   *
   * @param falsePositiveRate of the negatives, 0 to 1
   * @param truePositiveRate of the positives, 0 to 1
   * @param threshold the probability from which upwards cells are decided positive; infinite at the
   *     first point
   */
  public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

  /**
   * Returns the curve; empty where {@link Metric#ROC_AUC} is undefined.
   *
   * @param head the number of a binary head, from 0
   */
  public static Optional<RocCurve> of(LabelMatrix labels, Predictions predictions, int head) {
    return BinarySample.find(labels, predictions, head)
        .filter(sample -> sample.measure(Metric.ROC_AUC).isDefined())
        .map(RocCurve::of);
  }

  private static RocCurve of(BinarySample sample) {
    double[] scores = sample.ranking().distinct();
    ScoreTally tally = sample.tally(Weights.ones(sample.rows().length));
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0, Double.POSITIVE_INFINITY)));
    long falsePositives = 0;
    long truePositives = 0;
    for (int place = scores.length - 1; place >= 0; place--) {
      falsePositives += tally.negatives(place);
      truePositives += tally.positives(place);
      points.add(
          new Point(
              (double) falsePositives / tally.allNegatives(),
              (double) truePositives / tally.allPositives(),
              scores[place]));
    }
    return new RocCurve(points, sample.rows().length);
  }

  /** Returns the area under the curve, 0 to 1, which is {@link Metric#ROC_AUC}. */
  public double area() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      double width = right.falsePositiveRate() - left.falsePositiveRate();
      area += width * (left.truePositiveRate() + right.truePositiveRate()) / 2;
    }
    return area;
  }
}
