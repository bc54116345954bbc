package dev.lacuna.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.bench.net.Net;
import dev.lacuna.bench.net.NetData;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedRunnerTest {
  private static final int STEPS = 20;

  @ParameterizedTest
  @EnumSource(names = {"DJL", "DL4J"})
  void othersReachTheSameLoss(Engine other) {
    NetData data = NetData.of(Net.toy(2_000));
    assertThat(loss(other, data)).isCloseTo(loss(Engine.FUSED, data), Percentage.withPercentage(1));
  }

  @Test
  void lossFalls() {
    NetData data = NetData.of(Net.toy(2_000));
    try (StepRunner runner = Engine.FUSED.start(data, 2)) {
      assertThat(loss(Engine.FUSED, data)).isLessThan(runner.stepWithLoss(0));
    }
  }

  private static double loss(Engine engine, NetData data) {
    try (StepRunner runner = engine.start(data, 1)) {
      for (int step = 1; step < STEPS; step++) {
        runner.step(0);
      }
      return runner.stepWithLoss(0);
    }
  }
}
