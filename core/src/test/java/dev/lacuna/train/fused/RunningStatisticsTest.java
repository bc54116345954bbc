package dev.lacuna.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One unit, of which everything is worked by hand; steps are too small to move its weights. */
class RunningStatisticsTest {
  private static final float SCALE = 2;
  private static final float SHIFT = 0.5f;

  @Test
  void untrainedNetworkOnlyScalesAndShifts() {
    assertThat(logitsOfZeroAndOne()).containsExactly(new double[] {0.5, 2.5}, within(1e-6));
  }

  @Test
  void firstStepCountsInFull() {
    // mean 1, variance 1
    assertThat(logitsOfZeroAndOne(new int[] {0, 1})).containsExactly(logits(1, 1), within(1e-5));
  }

  @Test
  void everyFurtherStepCountsATenth() {
    // means 1 and 6, variances 1 and 4
    assertThat(logitsOfZeroAndOne(new int[] {0, 1}, new int[] {2, 3}))
        .containsExactly(logits(1.5, 1.3), within(1e-5));
    assertThat(logitsOfZeroAndOne(new int[] {0, 1}, new int[] {2, 3}, new int[] {2, 3}))
        .containsExactly(logits(1.95, 1.57), within(1e-5));
  }

  @Test
  void varianceIsThatWithinBlocksAndTheMeanThatOfAllRows() {
    // 256 rows of 0 and 2 by turns, then as many of 4 and 8: two slices
    int[] rows = IntStream.range(0, 512).map(i -> i / 256 * 2 + i % 2).toArray();

    assertThat(logitsOfZeroAndOne(rows)).containsExactly(logits(3.5, 2.5), within(1e-5));
  }

  private static double[] logits(double mean, double variance) {
    double factor = SCALE / Math.sqrt(variance + LayerNorm.EPSILON);
    return new double[] {SHIFT - mean * factor, SHIFT + (1 - mean) * factor};
  }

  /** Returns what the network makes of 0 and 1 after steps on rows of 0, 2, 4 and 8. */
  private static double[] logitsOfZeroAndOne(int[]... steps) {
    Architecture one = new Architecture(1, List.of(1), Activation.IDENTITY, Norm.BATCH, 0, 1);
    DenseLayer trunk = new DenseLayer(new float[] {1}, new float[] {0});
    DenseLayer head = new DenseLayer(new float[] {1}, new float[] {0});
    boolean[] observed = new boolean[4];
    Arrays.fill(observed, true);
    Problem problem =
        new Problem(
            new Network(one, List.of(trunk, head)),
            MaskedLoss.of(LabelSchema.of(RegressionHead.of("r"))),
            new DenseFeatures(1, new float[] {0, 2, 4, 8}),
            new Targets(1, new float[4], observed),
            new TrainingConfig(1, 4, 1e-20, 0, Optional.empty(), new TrainingConfig.Compute(1, 1)));
    try (FusedSession session = new FusedSession(problem, Kernels.best())) {
      TrainingLayer layer = session.layers().get(0);
      layer.weights().values().set(layer.scaleRow(), 0, SCALE);
      layer.weights().values().set(layer.shiftRow(), 0, SHIFT);
      for (int[] rows : steps) {
        session.step(rows);
      }
      return session.network().logits(new DenseFeatures(1, new float[] {0, 1}));
    }
  }
}
