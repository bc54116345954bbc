package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.dl4j.Dl4jEngine;
import dev.lacuna.train.fused.FusedEngine;

/** Chooses an engine by the size of the network. */
final class AutoEngine implements TrainingEngine {
  /** Up to this many weights the time goes into calls rather than arithmetic. */
  private static final long SMALL = 20_000;

  private final FusedEngine small;
  private final Dl4jEngine large;

  @Inject
  AutoEngine(FusedEngine small, Dl4jEngine large) {
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
