package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.eval.Calibrator;
import dev.lacuna.eval.FoldedEvaluation;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Trains once per fold, on the rows of all others, so that every row is predicted by a model that
 * has not seen it; and then once more on all rows, which gives the model to use.
 */
public final class CrossValidation {
  private final Settings settings;
  private final Experiment experiment;

  @Inject
  CrossValidation(Settings settings, Experiment experiment) {
    this.settings = settings;
    this.experiment = experiment;
  }

  /**
   * Returns the task's data in as many folds as the settings say. The task's own split plays no
   * part, its groups do.
   *
   * @throws dev.lacuna.error.LacunaException when {@code --folds} is not set, or the data cannot be
   *     divided so
   */
  public <X> Folds<X> folds(Task<X> task) {
    int folds = settings.options().get(SharedOptions.FOLDS);
    Dataset<X> data =
        experiment.feedback().during("looking at the data", () -> task.source().load());
    return Folds.of(data, settings.splitter().forGroups(task.groups(data)), folds);
  }

  /**
   * Trains and judges a model per fold, and refits one on all rows. The refitted one is trained for
   * the median of the folds' best epochs, along the schedule of the whole plan, and gets its
   * thresholds from the predictions of the folds.
   *
   * @param listeners gives a listener for each training, by its title, such as {@code fold 2 of 5}
   * @throws DivergedRunException when a training diverges
   */
  public <X> CrossValidatedRun<X> run(
      Task<X> task, Folds<X> folds, Function<String, TrainingListener> listeners) {
    LabelMatrix labels = folds.data().labels();
    OutOfFoldPredictions gathered = new OutOfFoldPredictions(labels.schema(), labels.rows());
    OutOfFoldPredictions uncalibrated = new OutOfFoldPredictions(labels.schema(), labels.rows());
    List<FoldRun> runs = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      String title = "fold %d of %d".formatted(fold + 1, folds.count());
      TrainedRun<X> run =
          experiment.run(task, folds.split(fold), Method.MASKED, listeners.apply(title));
      gathered.add(folds.testRows(fold), run.predictions());
      uncalibrated.add(
          folds.testRows(fold), run.model().uncalibrated().predict(run.split().test().inputs()));
      runs.add(FoldRun.of(run, task.report()));
    }
    Predictions predictions = gathered.gathered();
    Chosen chosen = choose(labels, uncalibrated.gathered());
    FoldedEvaluation evaluation =
        new FoldedEvaluation(
            runs.stream().map(FoldRun::evaluation).toList(),
            experiment.evaluate(labels, predictions, Thresholds.tune(labels, predictions)));
    List<History> histories = runs.stream().flatMap(run -> run.histories().stream()).toList();
    TrainedRun<X> refitted =
        refit(task, folds.data(), History.medianBestEpoch(histories), listeners);
    return new CrossValidatedRun<>(
        runs, predictions, evaluation, withFigures(refitted, chosen, evaluation));
  }

  /** What the folds choose for the model that is refitted. */
  private record Chosen(List<Calibration> calibrations, Thresholds thresholds) {}

  private Chosen choose(LabelMatrix labels, Predictions uncalibrated) {
    List<Calibration> fitted = Calibrator.fit(settings.calibration(), labels, uncalibrated);
    return new Chosen(fitted, Thresholds.tune(labels, uncalibrated.calibrated(fitted)));
  }

  private <X> TrainedRun<X> refit(
      Task<X> task, Dataset<X> data, int epochs, Function<String, TrainingListener> listeners) {
    Dataset<X> none = data.select(new int[0]);
    Split<X> all = new Split<>(data, none, none, List.of());
    TrainingListener listener = listeners.apply("all rows");
    return experiment.endingAfter(epochs).run(task, all, Method.MASKED, listener);
  }

  /** What dev and test would have given the model, the folds give it. */
  private static <X> TrainedRun<X> withFigures(
      TrainedRun<X> run, Chosen chosen, FoldedEvaluation evaluation) {
    Model<X> model = run.model();
    Map<String, Object> origin = new LinkedHashMap<>(model.card().provenance());
    origin.putAll(Provenance.ofFolds(evaluation.folds().size(), run));
    ModelCard card =
        model
            .card()
            .with(chosen.calibrations(), chosen.thresholds().values())
            .with(chosen.thresholds().values(), evaluation.toMap(), origin);
    return new TrainedRun<>(
        run.method(),
        model.with(card),
        run.split(),
        run.predictions(),
        run.evaluation(),
        run.histories());
  }
}
