package dev.lacuna.train.dl4j;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.MixedBatch;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.PlainTraining;
import dev.lacuna.train.Schedule;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.TrainingEngineContract;
import dev.lacuna.train.fused.FusedEngine;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jEngineTest extends TrainingEngineContract {
  private static final int ROWS = 40;
  private static final int BATCH = 8;
  private static final DenseFeatures FEATURES =
      new DenseFeatures(3, new float[] {0.5f, -1, 2, 0, 1.5f, -0.5f, 1, 1, -2});

  @Override
  protected TrainingEngine engine() {
    return new Dl4jEngine();
  }

  @ParameterizedTest
  @CsvSource({
    // rule, weight decay, whether biases decay too, shape of the schedule, warm-up, clip norm
    "ADAMW, 0.3, false, COSINE, 0.2, 0",
    "ADAMW, 0.3, true, COSINE, 0.2, 0",
    "ADAMW, 0, true, ONE_CYCLE, 0, 0.05",
    "ADAM, 0.3, false, CONSTANT, 0, 0",
    "ADAM, 0.1, true, COSINE, 0, 0.05",
    "SGD, 0, false, CONSTANT, 0, 0",
    "SGD, 0.3, true, CONSTANT, 0.5, 0",
    "SGD, 0.1, false, ONE_CYCLE, 0, 0.05",
  })
  void stepsOfEveryOptimizerAreThoseOfTheOtherEngine(
      Optimizer.Rule rule,
      double weightDecay,
      boolean decaysBiases,
      Schedule.Shape shape,
      double warmUp,
      double clip) {
    Schedule schedule = new Schedule(shape, warmUp);
    Optimizer optimizer = new Optimizer(rule, 0.02, weightDecay, decaysBiases, 0.8, schedule, clip);
    Problem problem = problem(Activation.TANH, Norm.NONE, optimizer);

    double[] dl4j = trained(new Dl4jEngine(), problem);

    assertThat(dl4j).containsExactly(trained(new FusedEngine(), problem), within(2e-5));
    assertThat(dl4j).isNotEqualTo(PlainTraining.parametersOf(problem.initial()));
  }

  @ParameterizedTest
  @EnumSource
  void absentHeadStaysBitForBitWithEveryOptimizer(Optimizer.Rule rule) {
    Optimizer optimizer = new Optimizer(rule, 0.02, 0.3, 0.9, Schedule.CONSTANT, 0.1);
    MixedBatch full = MixedBatch.random(ROWS, 1, 2);
    boolean[] observed = full.observed().clone();
    for (int row = BATCH; row < ROWS; row++) {
      observed[row * 3 + 2] = false;
    }
    Problem problem = problem(Activation.TANH, Norm.NONE, optimizer);
    Problem withAbsent =
        new Problem(
            problem.initial(),
            problem.loss(),
            problem.features(),
            new Targets(3, full.values(), observed),
            problem.config());

    try (TrainingEngine.Session session = new Dl4jEngine().start(withAbsent)) {
      session.step(IntStream.range(0, BATCH).toArray());
      float[] before = session.network().layers().get(1).weights();
      session.step(IntStream.range(BATCH, 2 * BATCH).toArray());
      float[] after = session.network().layers().get(1).weights();

      for (int i = 0; i < after.length; i++) {
        boolean isAbsent = i % SCHEMA.outputs() == 4;
        assertThat(after[i] == before[i]).isEqualTo(isAbsent);
      }
    }
  }

  @Test
  void stepOfSgdIsTheLearningRateAlongMomentumAndGradient() {
    // at logit 0 and target 1 the gradient is σ(0) − 1 = −½, for the weight as for the bias
    LabelSchema one = LabelSchema.of(BinaryHead.of("y"));
    Optimizer optimizer = new Optimizer(Optimizer.Rule.SGD, 0.1, 0, 0.5, Schedule.CONSTANT, 0);
    Problem problem =
        new Problem(
            new Network(
                new Architecture(1, List.of(), Activation.RELU, 0, 1),
                List.of(new DenseLayer(new float[] {0}, new float[] {0}))),
            MaskedLoss.of(one),
            new DenseFeatures(1, new float[] {1}),
            new Targets(1, new float[] {1}, new boolean[] {true}),
            config(optimizer));

    try (TrainingEngine.Session session = new Dl4jEngine().start(problem)) {
      session.step(new int[] {0});
      assertThat(weight(session)).isCloseTo(0.05, within(1e-7));

      // weight and bias are 0.05 each, so that the logit is 0.1
      double gradient = 1 / (1 + Math.exp(-0.1)) - 1;
      session.step(new int[] {0});
      assertThat(weight(session)).isCloseTo(0.05 - 0.1 * (0.5 * -0.5 + gradient), within(1e-7));
    }
  }

  @Test
  void longGradientIsScaledToTheClipNorm() {
    Optimizer optimizer = new Optimizer(Optimizer.Rule.SGD, 1, 0, 0, Schedule.CONSTANT, 0.01);
    Problem problem = problem(Activation.TANH, Norm.NONE, optimizer);
    double[] before = PlainTraining.parametersOf(problem.initial());

    try (TrainingEngine.Session session = new Dl4jEngine().start(problem)) {
      session.step(IntStream.range(0, BATCH).toArray());

      double[] after = PlainTraining.parametersOf(session.network());
      double squares = 0;
      for (int i = 0; i < after.length; i++) {
        squares += (after[i] - before[i]) * (after[i] - before[i]);
      }
      assertThat(Math.sqrt(squares)).isCloseTo(0.01, within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GELU, NONE, '--activation must be relu, tanh or identity with --engine dl4j. Found ''gelu''.'",
    "RELU, BATCH, '--norm must be none with --engine dl4j. Found ''batch''.'",
    "RELU, LAYER, '--norm must be none with --engine dl4j. Found ''layer''.'",
  })
  void whatDl4jCannotDoIsRefusedBeforeTraining(Activation activation, Norm norm, String message) {
    Problem problem = problem(activation, norm, Optimizer.adamW(0.01, 0));

    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> new Dl4jEngine().start(problem));

    assertThat(thrown)
        .hasMessage(message + " Choose --engine fused, which has it.")
        .extracting(LacunaException::code)
        .isEqualTo(ErrorCode.BAD_OPTION);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GELU") // DL4J's is another function
  void weightsSurviveTheWayIntoAGraphAndBack(Activation activation) {
    Network initial =
        Network.initial(
            new Architecture(3, List.of(6, 4), activation, 0, 5), Randomness.of(1, "weights"));
    TrainableGraph trainable =
        GraphFactory.create(initial, new MaskedLossFunction(MaskedLoss.of(SCHEMA)));
    ComputationGraph graph = trainable.graph();

    Network back = trainable.network();

    assertThat(PlainTraining.parametersOf(back))
        .containsExactly(PlainTraining.parametersOf(initial));
    double[] ofGraph = graph.outputSingle(toArray(FEATURES)).dup('c').data().asDouble();
    assertThat(back.logits(FEATURES)).containsExactly(ofGraph, within(1e-5));
    graph.close();
  }

  private static Problem problem(Activation activation, Norm norm, Optimizer optimizer) {
    Architecture architecture = new Architecture(3, List.of(7), activation, norm, 0, 5);
    float[] features = new float[3 * ROWS];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextDouble(-2, 2);
    }
    return new Problem(
        Network.initial(architecture, Randomness.of(1, "weights")),
        MaskedLoss.of(SCHEMA),
        new DenseFeatures(3, features),
        MixedBatch.random(ROWS, 0.2, 5).targets(),
        config(optimizer));
  }

  /** Ten epochs of five steps. */
  private static TrainingConfig config(Optimizer optimizer) {
    return new TrainingConfig(
        10, BATCH, optimizer, Optional.empty(), new TrainingConfig.Compute(1, 1));
  }

  private static double[] trained(TrainingEngine engine, Problem problem) {
    SplittableRandom random = new SplittableRandom(9);
    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 50; step++) {
        session.step(random.ints(BATCH, 0, ROWS).toArray());
      }
      return PlainTraining.parametersOf(session.network());
    }
  }

  private static double weight(TrainingEngine.Session session) {
    return session.network().layers().get(0).weights()[0];
  }

  private static INDArray toArray(FeatureMatrix features) {
    float[] values = new float[features.rows() * features.columns()];
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, values, row * features.columns());
    }
    return Nd4j.create(values, new long[] {features.rows(), features.columns()}, 'c');
  }
}
