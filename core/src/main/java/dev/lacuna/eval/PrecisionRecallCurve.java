package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Precision and recall of a binary head over its observed cells, at each threshold. The points are
 * steps: what lies between two of them is not reached, and lines between them would promise too
 * much.
 *
 * @param points from the highest score down, recall rising to 1
 * @param positives how many observed labels are positive
 * @param observed how many labels stand behind it
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich 2006</a>
 */
public record PrecisionRecallCurve(List<Point> points, int positives, int observed) {
  /** Copies the list. */
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /**
   * Precision and recall at one threshold.
   *
   * @param recall share of the positives that are decided positive, 0 to 1
   * @param precision share of what is decided positive that is, 0 to 1
   * @param threshold the probability from which upwards cells are decided positive
   */
  public record Point(double recall, double precision, double threshold) {}

  /**
   * Returns the curve; empty where {@link Metric#PR_AUC} is undefined.
   *
   * @param head the number of a binary head, from 0
   */
  public static Optional<PrecisionRecallCurve> of(
      LabelMatrix labels, Predictions predictions, int head) {
    return BinarySample.find(labels, predictions, head)
        .filter(sample -> sample.measure(Metric.PR_AUC).isDefined())
        .map(PrecisionRecallCurve::of);
  }

  private static PrecisionRecallCurve of(BinarySample sample) {
    double[] scores = sample.ranking().distinct();
    ScoreTally tally = sample.tally(Weights.ones(sample.rows().length));
    List<Point> points = new ArrayList<>();
    long decided = 0;
    long truePositives = 0;
    for (int place = scores.length - 1; place >= 0; place--) {
      truePositives += tally.positives(place);
      decided += tally.positives(place) + tally.negatives(place);
      points.add(
          new Point(
              (double) truePositives / tally.allPositives(),
              (double) truePositives / decided,
              scores[place]));
    }
    return new PrecisionRecallCurve(
        points, Math.toIntExact(tally.allPositives()), sample.rows().length);
  }

  /** Returns the share of positives, 0 to 1, which is the precision of chance. */
  public double share() {
    return (double) positives / observed;
  }

  /** Returns the area under the steps, 0 to 1, which is {@link Metric#PR_AUC}. */
  public double averagePrecision() {
    double sum = 0;
    double recall = 0;
    for (Point point : points) {
      sum += (point.recall() - recall) * point.precision();
      recall = point.recall();
    }
    return sum;
  }
}
