package dev.lacuna.task;

import dev.lacuna.data.Split;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.train.History;
import java.util.List;

/**
 * A model and how it did.
 *
 * @param <X> the type of an input
 * @param method how missing labels were treated, such as {@code masked}
 * @param model the trained model
 * @param split the data it was trained, tuned and tested on, as they were before dev was learnt
 * @param predictions on the test part
 * @param evaluation on the test part
 * @param histories how the training of each member went, epoch by epoch; where it was trained again
 *     on train and dev, how the first training went, by which dev chose
 */
public record TrainedRun<X>(
    String method,
    Model<X> model,
    Split<X> split,
    Predictions predictions,
    Evaluation evaluation,
    List<History> histories) {
  /** Copies the list. */
  public TrainedRun {
    histories = List.copyOf(histories);
  }

  /** Returns the same run under the name of another method. */
  public TrainedRun<X> ofMethod(String other) {
    return new TrainedRun<>(other, model, split, predictions, evaluation, histories);
  }
}
