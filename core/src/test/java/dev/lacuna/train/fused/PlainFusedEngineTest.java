package dev.lacuna.train.fused;

import dev.lacuna.kernel.Kernels;

class PlainFusedEngineTest extends FusedEngineContract {
  @Override
  Kernels kernels() {
    return Kernels.plain();
  }
}
