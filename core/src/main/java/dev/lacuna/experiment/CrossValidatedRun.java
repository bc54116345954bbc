package dev.lacuna.experiment;

import dev.lacuna.eval.FoldedEvaluation;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.TrainedRun;
import java.util.List;

/**
 * A model that was trained on all rows, and how models like it did on rows they had not seen.
 *
 * @param <X> the type of an input
 * @param folds one per fold, in order
 * @param predictions of all rows, in their order, each by the model that was trained without its
 *     fold
 * @param evaluation the means over folds, and all of these predictions together
 * @param refitted the model to use: its train part is all rows, its dev and test parts are empty,
 *     its thresholds are chosen by the predictions above
 */
public record CrossValidatedRun<X>(
    List<FoldRun> folds,
    Predictions predictions,
    FoldedEvaluation evaluation,
    TrainedRun<X> refitted) {
  /** Copies the list. */
  public CrossValidatedRun {
    folds = List.copyOf(folds);
  }
}
