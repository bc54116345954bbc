package dev.lacuna.train;

import dev.lacuna.io.Resumable;
import dev.lacuna.loss.TargetScaling;
import java.util.Optional;

/**
 * Where the trainings of a run leave what they need to go on, if the run ends before they do. A run
 * does the same trainings in the same order each time, so that their number tells them apart.
 */
public interface Checkpoints {
  /** Returns checkpoints that nobody keeps. */
  static Checkpoints none() {
    return (job, engine) ->
        new Training() {
          @Override
          public Optional<TrainingResult> result(TargetScaling scaling) {
            return Optional.empty();
          }

          @Override
          public boolean restore(Resumable run, Resumable session) {
            return false;
          }

          @Override
          public void stepTaken(Resumable run, Resumable session) {}

          @Override
          public void epochEnded(Resumable run, Resumable session) {}

          @Override
          public void ended(TrainingResult result) {}
        };
  }

  /** Returns the place of the next training of the run. */
  Training begin(TrainingJob job, String engine);

  /** The place of one training. */
  interface Training {
    /**
     * Returns the result where the training had ended before.
     *
     * @param scaling of the targets
     */
    Optional<TrainingResult> result(TargetScaling scaling);

    /**
     * Brings the training to where it was; returns false where nothing is known of it.
     *
     * @param run its epochs, just begun
     * @param session its weights, just begun
     */
    boolean restore(Resumable run, Resumable session);

    /** Called after each step. */
    void stepTaken(Resumable run, Resumable session);

    /** Called after each epoch. */
    void epochEnded(Resumable run, Resumable session);

    /** Called after the last epoch. */
    void ended(TrainingResult result);
  }
}
