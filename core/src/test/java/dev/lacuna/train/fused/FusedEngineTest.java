package dev.lacuna.train.fused;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.train.MixedBatch;
import dev.lacuna.train.PlainAdam;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.TrainingEngineContract;
import dev.lacuna.train.dl4j.Dl4jEngine;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusedEngineTest extends TrainingEngineContract {
  private static final int ROWS = 3_000;

  @Override
  protected TrainingEngine engine() {
    return new FusedEngine();
  }

  @ParameterizedTest
  @CsvSource({"257, 0", "2999, 0", "2999, 0.3"})
  void anyNumberOfThreadsGivesTheSameWeightsBitForBit(int batch, double dropout) {
    double[] one = trained(new FusedEngine(), batch, dropout, 1);

    assertThat(trained(new FusedEngine(), batch, dropout, 2)).containsExactly(one);
    assertThat(trained(new FusedEngine(), batch, dropout, 4)).containsExactly(one);
  }

  @Test
  void afterAHundredStepsTheWeightsAreThoseOfTheOtherEngine() {
    double[] fused = trained(new FusedEngine(), 700, 0, 2);
    double[] dl4j = trained(new Dl4jEngine(), 700, 0, 1);

    double difference = 0;
    double size = 0;
    for (int i = 0; i < fused.length; i++) {
      difference += (fused[i] - dl4j[i]) * (fused[i] - dl4j[i]);
      size += dl4j[i] * dl4j[i];
    }
    assertThat(Math.sqrt(difference / size)).isLessThan(1e-3);
  }

  /** Returns the weights after a hundred steps with two of five labels observed. */
  private static double[] trained(TrainingEngine engine, int batch, double dropout, int threads) {
    Network initial =
        Network.initial(
            new Architecture(4, List.of(13, 9), Activation.RELU, dropout, 5),
            Randomness.of(1, "weights"));
    float[] features = new float[4 * ROWS];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextDouble(-1, 1);
    }
    TrainingConfig config =
        new TrainingConfig(
            1, batch, 0.01, 0.01, Optional.empty(), new TrainingConfig.Compute(1, threads));
    Problem problem =
        new Problem(
            initial,
            MaskedLoss.of(SCHEMA),
            new DenseFeatures(4, features),
            MixedBatch.random(ROWS, 0.4, 5).targets(),
            config);
    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 100; step++) {
        int from = step * 7 % (ROWS - batch);
        session.step(IntStream.range(from, from + batch).toArray());
      }
      return PlainAdam.parametersOf(session.network());
    }
  }
}
