package dev.lacuna.toy;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.eval.MetricValue;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Picture;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.task.TaskReport;
import dev.lacuna.task.TrainedRun;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Adds the argmax accuracy of the original experiment, and the picture of the boundaries. */
final class ToyReport implements TaskReport<Point> {
  @Inject
  ToyReport() {}

  @Override
  public List<TaskMetric> metrics(Dataset<Point> data, Predictions predictions) {
    return List.of(
        new TaskMetric(
            "argmax_accuracy",
            "rows whose largest label and largest prediction are the same head's, which is what"
                + " the original experiment called accuracy",
            argmaxAccuracy(data.labels(), predictions)));
  }

  @Override
  public List<Picture> pictures(List<TrainedRun<Point>> runs) {
    return List.of(
        runs.size() == 1 ? ToyPictures.boundaries(runs.get(0)) : ToyPictures.comparison(runs));
  }

  /**
   * Returns what Keras measures as categorical accuracy of several outputs: the share of rows for
   * which argmax over the labels equals argmax over the predictions, the first of equals. On rows
   * with several ones it says little: a small shift of one probability flips it.
   */
  static MetricValue argmaxAccuracy(LabelMatrix labels, Predictions predictions) {
    int heads = labels.heads();
    int rows = 0;
    int same = 0;
    for (int i = 0; i < labels.rows(); i++) {
      int row = i;
      if (isComplete(labels, row)) {
        rows++;
        int label = argmax(heads, t -> labels.value(row, t));
        same += label == argmax(heads, t -> predictions.value(row, t)) ? 1 : 0;
      }
    }
    return rows == 0
        ? new MetricValue.Undefined("no row with all labels observed")
        : new MetricValue.Defined((double) same / rows);
  }

  private static boolean isComplete(LabelMatrix labels, int row) {
    for (int t = 0; t < labels.heads(); t++) {
      if (!labels.observed(row, t)) {
        return false;
      }
    }
    return true;
  }

  private static int argmax(int heads, IntToDoubleFunction value) {
    int best = 0;
    for (int t = 1; t < heads; t++) {
      if (value.applyAsDouble(t) > value.applyAsDouble(best)) {
        best = t;
      }
    }
    return best;
  }
}
