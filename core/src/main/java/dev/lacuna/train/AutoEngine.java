package dev.lacuna.train;

/** Chooses an engine by the size of the network. */
public final class AutoEngine implements TrainingEngine {
  /** Up to this many weights the time goes into calls rather than arithmetic. */
  private static final long SMALL = 20_000;

  private final TrainingEngine small;
  private final TrainingEngine large;

  /**
   * Creates an engine that leaves the work to one of two others.
   *
   * @param small for networks of few weights
   * @param large for all others
   */
  public AutoEngine(TrainingEngine small, TrainingEngine large) {
    this.small = small;
    this.large = large;
  }

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public TrainingEngine chosenFor(Problem problem) {
    return problem.initial().architecture().weights() <= SMALL ? small : large;
  }

  @Override
  public Session start(Problem problem) {
    return chosenFor(problem).start(problem);
  }
}
