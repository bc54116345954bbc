package dev.lacuna.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine.Problem;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Trains until hardly any slope is left, which is when denormal numbers would come up and make
 * steps many times slower. Takes half a minute.
 */
@Tag("slow")
class LongTrainingTest {
  private static final int ROWS = 9_700;
  private static final int BATCH = 5_000;
  private static final int EPOCHS = 5_000;
  private static final int SPAN = 500;

  @Test
  void lateStepsAreAsFastAsEarlyOnes() {
    try (FusedSession late = new FusedSession(problem(), Kernels.best());
        FusedSession early = new FusedSession(problem(), Kernels.best())) {
      SplittableRandom random = new SplittableRandom(2);
      int[] order = IntStream.range(0, ROWS).toArray();
      double firstLoss = epoch(early, order);
      for (int epoch = 0; epoch < EPOCHS - SPAN; epoch++) {
        shuffle(order, random);
        epoch(late, order);
        if (epoch < SPAN) {
          epoch(early, order);
        }
      }
      // by turns, so that whatever else the machine does slows down both
      long spentLate = 0;
      long spentEarly = 0;
      double lastLoss = 0;
      for (int epoch = 0; epoch < SPAN; epoch++) {
        shuffle(order, random);
        long begin = cpuTime();
        lastLoss = epoch(late, order);
        long middle = cpuTime();
        epoch(early, order);
        spentLate += middle - begin;
        spentEarly += cpuTime() - middle;
      }

      assertThat(lastLoss).as("loss that hardly leaves a slope").isLessThan(0.02 * firstLoss);
      assertThat(spentLate / (double) spentEarly)
          .as("ns, late %d, early %d", spentLate, spentEarly)
          .isLessThanOrEqualTo(1.3);
    }
  }

  /** Returns the loss of the last batch. */
  private static double epoch(FusedSession session, int[] order) {
    session.step(order, 0, BATCH);
    return session.step(order, BATCH, ROWS).total();
  }

  /** Of this thread, which does all the work. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private static Problem problem() {
    SplittableRandom random = new SplittableRandom(1);
    float[] points = new float[2 * ROWS];
    float[] labels = new float[3 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      float first = random.nextFloat();
      float second = random.nextFloat();
      points[2 * row] = first;
      points[2 * row + 1] = second;
      labels[3 * row] = second <= 0.5 ? 1 : 0;
      labels[3 * row + 1] = first >= 0.5 ? 1 : 0;
      labels[3 * row + 2] = first + second > 1 ? 1 : 0;
    }
    boolean[] observed = new boolean[labels.length];
    Arrays.fill(observed, true);
    LabelSchema schema =
        LabelSchema.of(BinaryHead.of("y0"), BinaryHead.of("y1"), BinaryHead.of("y2"));
    return new Problem(
        Network.initial(
            new Architecture(2, List.of(10, 40, 30), Activation.RELU, 0, 3),
            Randomness.of(1, "weights")),
        MaskedLoss.of(schema),
        new DenseFeatures(2, points),
        new Targets(3, labels, observed),
        new TrainingConfig(
            EPOCHS, BATCH, 0.001, 0, Optional.empty(), new TrainingConfig.Compute(1, 1)));
  }
}
