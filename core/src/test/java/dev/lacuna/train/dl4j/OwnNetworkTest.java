package dev.lacuna.train.dl4j;

import static dev.lacuna.train.MixedBatch.OUTPUTS;
import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.Targets;
import dev.lacuna.train.MixedBatch;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** The masked loss in a DL4J network that somebody built by hand. */
class OwnNetworkTest {
  private static final double LEARNING_RATE = 0.1;

  @ParameterizedTest
  @EnumSource
  void oneStepFollowsTheGradientOfTheLoss(Normalization normalization) {
    MaskedLoss loss = MaskedLoss.of(SCHEMA).with(normalization);
    MixedBatch batch = MixedBatch.random(7, 0.5, 1);
    INDArray features = features(7, 2);
    MultiLayerNetwork network = network(loss, DataType.DOUBLE, new Sgd(LEARNING_RATE), 4);
    INDArray start = network.params().dup();
    double[] slopes = slopes(network, loss, batch.targets(), features);

    network.fit(new DataSet(features, batch.labels(Double.NaN), null, batch.mask()));

    double moved = 0;
    for (int i = 0; i < slopes.length; i++) {
      double expected = start.getDouble(i) - LEARNING_RATE * slopes[i];
      assertThat(network.params().getDouble(i)).isCloseTo(expected, within(1e-7));
      moved = Math.max(moved, Math.abs(LEARNING_RATE * slopes[i]));
    }
    assertThat(moved).isGreaterThan(1e-3);
  }

  @Test
  void scoreOfTheNetworkIsTheLoss() {
    MaskedLoss loss = MaskedLoss.of(SCHEMA);
    MixedBatch batch = MixedBatch.random(7, 0.5, 1);
    INDArray features = features(7, 2);
    MultiLayerNetwork network = network(loss, DataType.DOUBLE, new Sgd(LEARNING_RATE), 4);

    double score = network.score(new DataSet(features, batch.labels(), null, batch.mask()));

    assertThat(score).isCloseTo(lossOf(network, loss, batch.targets(), features), within(1e-9));
  }

  @Test
  void batchWithoutObservedCellsMovesNothing() {
    MixedBatch batch = MixedBatch.random(7, 0, 1);
    MultiLayerNetwork network =
        network(MaskedLoss.of(SCHEMA), DataType.DOUBLE, new Sgd(LEARNING_RATE), 4);
    INDArray start = network.params().dup();

    network.fit(new DataSet(features(7, 2), batch.labels(Double.NaN), null, batch.mask()));

    assertThat(network.params()).isEqualTo(start);
  }

  @Test
  void separableProblemIsLearntFromHalfOfItsLabels() {
    int rows = 200;
    INDArray features = features(rows, 3);
    MixedBatch truth = truth(features);
    MixedBatch train = halfOf(truth);
    MultiLayerNetwork network = network(MaskedLoss.of(SCHEMA), DataType.FLOAT, new Adam(0.02), 16);
    DataSet data =
        new DataSet(
            features.castTo(DataType.FLOAT),
            train.labels(Double.NaN).castTo(DataType.FLOAT),
            null,
            train.mask().castTo(DataType.FLOAT));

    for (int step = 0; step < 300; step++) {
      network.fit(data);
    }

    INDArray logits = network.output(features.castTo(DataType.FLOAT));
    int right = 0;
    double squares = 0;
    for (int row = 0; row < rows; row++) {
      boolean positive = logits.getDouble(row, 0) > 0;
      right += positive == (truth.values()[row * 3] == 1) ? 1 : 0;
      right += best(logits, row) == (int) truth.values()[row * 3 + 1] ? 1 : 0;
      squares += Math.pow(logits.getDouble(row, 4) - truth.values()[row * 3 + 2], 2);
    }
    assertThat(right).isGreaterThan((int) (0.95 * 2 * rows));
    assertThat(Math.sqrt(squares / rows)).isLessThan(0.1);
  }

  private static MultiLayerNetwork network(
      MaskedLoss loss, DataType type, IUpdater updater, int hidden) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(type)
                .updater(updater)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new OutputLayer.Builder(new MaskedLossFunction(loss))
                        .activation(Activation.IDENTITY)
                        .nIn(hidden)
                        .nOut(OUTPUTS)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static INDArray features(int rows, long seed) {
    double[] values = new SplittableRandom(seed).doubles(rows * 2L, -1, 1).toArray();
    return Nd4j.createFromArray(values).reshape('c', rows, 2);
  }

  /** y: whether x₀ &gt; x₁; c: which of three stripes of x₀ + x₁; r: x₀ − x₁. */
  private static MixedBatch truth(INDArray features) {
    int rows = (int) features.size(0);
    float[] values = new float[rows * 3];
    boolean[] observed = new boolean[rows * 3];
    Arrays.fill(observed, true);
    for (int row = 0; row < rows; row++) {
      double x0 = features.getDouble(row, 0);
      double x1 = features.getDouble(row, 1);
      values[row * 3] = x0 > x1 ? 1 : 0;
      values[row * 3 + 1] = x0 + x1 < -0.5 ? 0 : x0 + x1 < 0.5 ? 1 : 2;
      values[row * 3 + 2] = (float) (x0 - x1);
    }
    return new MixedBatch(rows, values, observed, new double[rows * OUTPUTS]);
  }

  private static MixedBatch halfOf(MixedBatch truth) {
    SplittableRandom random = new SplittableRandom(4);
    boolean[] observed = new boolean[truth.observed().length];
    for (int cell = 0; cell < observed.length; cell++) {
      observed[cell] = random.nextBoolean();
    }
    return new MixedBatch(truth.rows(), truth.values(), observed, truth.logits());
  }

  private static double[] slopes(
      MultiLayerNetwork network, MaskedLoss loss, Targets targets, INDArray features) {
    INDArray parameters = network.params();
    double[] slopes = new double[(int) parameters.length()];
    for (int i = 0; i < slopes.length; i++) {
      double value = parameters.getDouble(i);
      parameters.putScalar(i, value + 1e-5);
      double above = lossOf(network, loss, targets, features);
      parameters.putScalar(i, value - 1e-5);
      double below = lossOf(network, loss, targets, features);
      parameters.putScalar(i, value);
      slopes[i] = (above - below) / 2e-5;
    }
    return slopes;
  }

  private static double lossOf(
      MultiLayerNetwork network, MaskedLoss loss, Targets targets, INDArray features) {
    double[] logits = network.output(features).dup('c').data().asDouble();
    return loss.evaluate(targets, logits, new double[logits.length]).total();
  }

  private static int best(INDArray logits, int row) {
    int best = 0;
    for (int k = 1; k < 3; k++) {
      best = logits.getDouble(row, 1 + k) > logits.getDouble(row, 1 + best) ? k : best;
    }
    return best;
  }
}
