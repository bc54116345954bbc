package dev.lacuna.train.fused;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.train.MixedBatch;
import dev.lacuna.train.PlainTraining;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.dl4j.Dl4jEngine;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusedEngineTest extends FusedEngineContract {
  private static final int ROWS = 1_500;

  @Override
  Kernels kernels() {
    return Kernels.best();
  }

  @Override
  protected TrainingEngine engine() {
    return new FusedEngine();
  }

  @ParameterizedTest
  @CsvSource({
    // widths, batch, whether rows are kept, learning rate. Where a sum is so close to zero that
    // the engines round it to either side of ReLU's kink, they part, and a wide network with
    // large steps gets there within a hundred of them
    "13, 9, 300, false, 0.01",
    "160, 120, 100, true, 0.001",
  })
  void afterAHundredStepsTheWeightsAreThoseOfTheOtherEngine(
      int first, int second, int batch, boolean keepsRows, double rate) {
    Architecture architecture =
        new Architecture(4, List.of(first, second), Activation.RELU, 0, MixedBatch.OUTPUTS);
    Problem problem =
        new Problem(
            Network.initial(architecture, Randomness.of(1, "weights")),
            MaskedLoss.of(SCHEMA),
            features(),
            MixedBatch.random(ROWS, 0.4, 5).targets(),
            new TrainingConfig(
                1, batch, rate, 0.01, Optional.empty(), new TrainingConfig.Compute(1, 1)));

    double[] fused = trained(engine(), problem);
    double[] dl4j = trained(new Dl4jEngine(), problem);

    assertThat(distance(fused, dl4j) / length(dl4j)).isLessThan(1e-3);
    assertThat(Plan.of(architecture, false, batch).keepsRows()).isEqualTo(keepsRows);
  }

  private static DenseFeatures features() {
    float[] values = new float[4 * ROWS];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return new DenseFeatures(4, values);
  }

  private static double[] trained(TrainingEngine engine, Problem problem) {
    int batch = problem.config().batchSize();
    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 100; step++) {
        int from = step * 7 % (problem.targets().rows() - batch);
        session.step(IntStream.range(from, from + batch).toArray());
      }
      return PlainTraining.parametersOf(session.network());
    }
  }
}
