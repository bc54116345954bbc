package dev.lacuna.train.fused;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.train.TrainingEngine;

/** The fused engine with kernels of one's choice. */
record KernelEngine(Kernels kernels) implements TrainingEngine {
  @Override
  public String name() {
    return "fused";
  }

  @Override
  public boolean weighsCells() {
    return true;
  }

  @Override
  public FusedSession start(Problem problem) {
    return new FusedSession(problem, kernels);
  }
}
