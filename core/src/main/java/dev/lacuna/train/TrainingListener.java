package dev.lacuna.train;

/** Watches a training run. */
@FunctionalInterface
public interface TrainingListener {
  /** Returns a listener that does nothing. */
  static TrainingListener none() {
    return epoch -> {};
  }

  /**
   * Called once before the first epoch.
   *
   * @param job what is trained; its architecture is the one that the engine trains
   * @param engine the name of the engine
   */
  default void started(TrainingJob job, String engine) {}

  /** Called after each epoch. */
  void epochEnded(EpochRecord epoch);

  /** Called once after the last epoch, also when training stopped early. */
  default void finished(History history) {}

  /** Called once instead of {@link #finished} where training diverges. */
  default void diverged() {}
}
