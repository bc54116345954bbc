package dev.lacuna.train;

import java.util.List;

/** Watches a training run. */
@FunctionalInterface
public interface TrainingListener {
  /** Returns a listener that does nothing. */
  static TrainingListener none() {
    return epoch -> {};
  }

  /**
   * Returns what watches one member of an ensemble; unless overridden, this listener.
   *
   * @param member from 1
   * @param members how many there are, at least 1
   */
  default TrainingListener ofMember(int member, int members) {
    return this;
  }

  /**
   * Returns what watches the training on train and dev together that may follow the first one;
   * unless overridden, this listener.
   */
  default TrainingListener ofTrainAndDev() {
    return this;
  }

  /**
   * Called once before the first epoch.
   *
   * @param job what is trained; its architecture is the one that the engine trains
   * @param engine the name of the engine
   */
  default void started(TrainingJob job, String engine) {}

  /**
   * Called once after {@link #started} where a training goes on that was stopped.
   *
   * @param before the epochs that had ended
   */
  default void resumed(List<EpochRecord> before) {}

  /** Called after each epoch. */
  void epochEnded(EpochRecord epoch);

  /** Called once after the last epoch, also when training stopped early. */
  default void finished(History history) {}

  /** Called once instead of {@link #finished} where training diverges. */
  default void diverged() {}
}
