package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.HiddenCells;
import dev.lacuna.data.Split;
import dev.lacuna.eval.CalibrationChoice;
import dev.lacuna.eval.LogLossGain;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Fills missing labels that a network is sure of with what it says, and trains again (D.-H. Lee,
 * Pseudo-Label, 2013), where hidden labels confirm that this helps. Three trainings of the same
 * plan, from the same start:
 *
 * <ol>
 *   <li>the teacher learns without a tenth of the observed train cells, which are hidden; its
 *       predictions are calibrated on dev;
 *   <li>the pupil learns the same cells and, of every head with classes, those missing ones to
 *       which the teacher gives a class with a probability of at least {@link #SURE}: as the
 *       calibrated probability for a binary head, as the class for a categorical one;
 *   <li>the last network learns all observed cells, and what was filled of those heads whose hidden
 *       cells the pupil predicts better: the log loss falls by more than the standard error of its
 *       fall.
 * </ol>
 */
final class SelfTraining<X> {
  /** How probable a class must be. */
  static final double SURE = 0.9;

  /** Hidden cells of a head that a judgement needs. */
  static final int FEWEST_CELLS = 20;

  private final Experiment experiment;
  private final Experiment.Prepared<X> prepared;
  private final Split<X> split;

  SelfTraining(Experiment experiment, Experiment.Prepared<X> prepared, Split<X> split) {
    this.experiment = experiment;
    this.prepared = prepared;
    this.split = split;
  }

  /**
   * What came of it.
   *
   * @param run the last training
   * @param helped by head, whether its filled cells were learnt in the end
   */
  record Outcome<X>(TrainedRun<X> run, List<Boolean> helped) {}

  /**
   * Trains.
   *
   * @param listeners makes what watches a training, given the network's name
   */
  Outcome<X> train(Function<String, TrainingListener> listeners) {
    Dataset<X> train = split.train();
    HiddenCells hidden = HiddenCells.tenthOf(train.labels(), experiment.settings().seed());
    Predictions teacher = predict(hidden.kept(), listeners.apply("teacher"));
    LabelMatrix taught = fill(hidden.kept(), teacher, hidden);
    Predictions pupil = predict(taught, listeners.apply("pupil"));
    List<Boolean> helped =
        IntStream.range(0, train.labels().heads())
            .mapToObj(t -> hasHelped(hidden.hidden(), teacher, pupil, t))
            .toList();
    LabelMatrix last =
        train
            .labels()
            .fillMissing(
                (row, t) ->
                    helped.get(t) && taught.observed(row, t) ? taught.value(row, t) : Float.NaN);
    return new Outcome<>(
        experiment.run(prepared, with(last), Method.MASKED, listeners.apply("last network")),
        helped);
  }

  /** Returns what a network that learns these labels says of all train rows, calibrated on dev. */
  private Predictions predict(LabelMatrix labels, TrainingListener listener) {
    Experiment calibrating =
        experiment.with(
            experiment
                .settings()
                .options()
                .with(SharedOptions.CALIBRATION, CalibrationChoice.AUTO.id())
                .with(SharedOptions.REFIT, "no"));
    return calibrating
        .withoutIntervals()
        .run(prepared, with(labels), Method.MASKED, listener)
        .model()
        .predict(split.train().inputs());
  }

  private Split<X> with(LabelMatrix labels) {
    return new Split<>(
        split.train().withLabels(labels), split.dev(), split.test(), split.shortfalls());
  }

  /** A hidden cell must stay unknown, or it could confirm nothing. */
  private static LabelMatrix fill(LabelMatrix labels, Predictions teacher, HiddenCells hidden) {
    return labels.fillMissing(
        (row, t) -> hidden.contains(row, t) ? Float.NaN : guess(teacher, row, t));
  }

  /** Returns what the teacher is sure of; NaN where it is not. */
  private static float guess(Predictions teacher, int row, int t) {
    Head head = teacher.schema().head(t);
    if (head instanceof RegressionHead) {
      return Float.NaN;
    }
    int decided = (int) teacher.decide(row, t, 0.5);
    double positive = teacher.value(row, t, 0);
    if (head instanceof CategoricalHead) {
      return teacher.value(row, t, decided) >= SURE ? decided : Float.NaN;
    }
    return Math.max(positive, 1 - positive) >= SURE ? (float) positive : Float.NaN;
  }

  private static boolean hasHelped(
      LabelMatrix hidden, Predictions teacher, Predictions pupil, int t) {
    return !(hidden.schema().head(t) instanceof RegressionHead)
        && LogLossGain.of(hidden, teacher, pupil, t).isConfirmed(FEWEST_CELLS);
  }
}
