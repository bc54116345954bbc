package dev.lacuna.train.fused;

import com.google.inject.Inject;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.train.TrainingEngine;

/**
 * Takes steps in plain Java. The parameters that come out are the same, bit for bit, for any number
 * of threads: a batch is cut into slices by its number of rows alone, and what the slices found is
 * added up in their order.
 */
public final class FusedEngine implements TrainingEngine {
  /** Creates the engine. */
  @Inject
  public FusedEngine() {}

  @Override
  public String name() {
    return "fused";
  }

  @Override
  public boolean weighsCells() {
    return true;
  }

  @Override
  public Session start(Problem problem) {
    return new FusedSession(problem, Kernels.best());
  }
}
