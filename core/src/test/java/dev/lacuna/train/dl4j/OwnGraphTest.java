package dev.lacuna.train.dl4j;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.train.MixedBatch;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.PlainTraining;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.TrainingEngine.Session;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class OwnGraphTest {
  private static final int ROWS = 40;

  @Test
  void graphOfOnesOwnIsTrainedWithItsOwnWidthsAndActivation() {
    Problem problem = problem(1);

    try (Session session = engine(OwnGraphTest::sound).start(problem)) {
      Network before = session.network();
      for (int step = 0; step < 200; step++) {
        session.step(IntStream.range(0, ROWS).toArray());
      }

      assertThat(session.network().architecture())
          .isEqualTo(new Architecture(3, List.of(6, 4), dev.lacuna.model.Activation.TANH, 0, 5));
      assertThat(lossOf(session.network(), problem)).isLessThan(0.5 * lossOf(before, problem));
    }
  }

  @Test
  void lossOfAStepIsThatOfTheNetworkReadBack() {
    Problem problem = problem(1);

    try (Session session = engine(needs -> chain(needs, plain(6), plain(4))).start(problem)) {
      int[] all = IntStream.range(0, ROWS).toArray();
      session.step(all);
      double ofNetwork = lossOf(session.network(), problem);

      assertThat(session.step(all).total()).isCloseTo(ofNetwork, within(1e-5));
    }
  }

  @Test
  void firstWeightsDependOnTheSeedAlone() {
    assertThat(firstWeights(1)).containsExactly(firstWeights(1));
    assertThat(firstWeights(1)).isNotEqualTo(firstWeights(2));
  }

  @Test
  void graphWithoutATrunkIsLinear() {
    try (Session session = engine(needs -> chain(needs)).start(problem(1))) {
      session.step(new int[] {0, 1, 2});

      assertThat(session.network().architecture()).hasToString("3-5");
    }
  }

  /** A graph that is refused. */
  record Misfit(String found, Function<GraphNeeds, ComputationGraphConfiguration> graph) {
    @Override
    public String toString() {
      return found;
    }
  }

  static Stream<Misfit> misfits() {
    return Stream.of(
        new Misfit(
            "'normed' of kind BatchNormalization",
            needs ->
                builder()
                    .addLayer("trunk", plain(6).nIn(3).build(), "in")
                    .addLayer("normed", new BatchNormalization.Builder().nOut(6).build(), "trunk")
                    .addLayer("out", output(needs).nIn(6).build(), "normed")
                    .build()),
        new Misfit(
            "'bend' of kind ActivationLayer",
            needs ->
                builder()
                    .addLayer("bend", new ActivationLayer(Activation.TANH), "in")
                    .addLayer("out", output(needs).nIn(3).build(), "bend")
                    .build()),
        new Misfit(
            "'sum' of kind ElementWiseVertex",
            needs ->
                builder()
                    .addLayer("a", plain(6).nIn(3).build(), "in")
                    .addLayer("b", plain(6).nIn(3).build(), "in")
                    .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                    .addLayer("out", output(needs).nIn(6).build(), "sum")
                    .build()),
        new Misfit(
            "2 layers upon 'in' alone",
            needs ->
                builder()
                    .addLayer("a", plain(6).nIn(3).build(), "in")
                    .addLayer("b", plain(6).nIn(3).build(), "in")
                    .addLayer("out", output(needs).nIn(6).build(), "a")
                    .allowDisconnected(true)
                    .build()),
        new Misfit(
            "1 inputs and 2 outputs",
            needs ->
                builder()
                    .addLayer("out", output(needs).nIn(3).build(), "in")
                    .addLayer("more", output(needs).nIn(3).build(), "in")
                    .setOutputs("out", "more")
                    .build()),
        new Misfit(
            "'layer0' with a layer norm", needs -> chain(needs, plain(6).hasLayerNorm(true))),
        new Misfit("'layer0' without biases", needs -> chain(needs, plain(6).hasBias(false))),
        new Misfit(
            "'layer0' with regularisation, constraints or gradient normalization, which Lacuna's"
                + " steps do not follow",
            needs -> chain(needs, plain(6).l2(0.1))),
        new Misfit(
            "'layer1' with regularisation, constraints or gradient normalization, which Lacuna's"
                + " steps do not follow",
            needs ->
                chain(
                    needs,
                    plain(6),
                    plain(4).gradientNormalization(GradientNormalization.ClipL2PerLayer))),
        new Misfit(
            "'layer0' with the activation sigmoid",
            needs -> chain(needs, plain(6).activation(Activation.SIGMOID))),
        new Misfit(
            "the activations [TANH, RELU] in one trunk",
            needs -> chain(needs, plain(6), plain(4).activation(Activation.RELU))),
        new Misfit(
            "'out' with another loss",
            needs ->
                builder()
                    .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                            .activation(Activation.IDENTITY)
                            .nIn(3)
                            .nOut(5)
                            .build(),
                        "in")
                    .build()),
        new Misfit(
            "3-4",
            needs -> builder().addLayer("out", output(needs).nIn(3).nOut(4).build(), "in").build()),
        new Misfit(
            "'out' of DOUBLE numbers instead of FLOAT",
            needs ->
                new NeuralNetConfiguration.Builder()
                    .dataType(DataType.DOUBLE)
                    .graphBuilder()
                    .addInputs("in")
                    .setOutputs("out")
                    .addLayer("out", output(needs).nIn(3).build(), "in")
                    .build()));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void graphThatNoNetworkCanStandForIsRefused(Misfit misfit) {
    LacunaException thrown =
        catchThrowableOfType(LacunaException.class, () -> engine(misfit.graph()).start(problem(1)));

    assertThat(thrown).isNotNull();
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_TASK);
    assertThat(thrown)
        .hasMessage(
            "A task's graph must be dense layers one upon the other, from 3 features to 5 logits"
                + " with the given loss. Found "
                + misfit.found()
                + ". Change the graph, or train it without Lacuna's engine, with"
                + " MaskedLossFunction.");
  }

  private static Dl4jEngine engine(Function<GraphNeeds, ComputationGraphConfiguration> graph) {
    return Dl4jEngine.withGraph(graph);
  }

  private static ComputationGraphConfiguration sound(GraphNeeds needs) {
    return chain(needs, plain(6), plain(4).dropOut(0.9).weightInit(WeightInit.LECUN_NORMAL));
  }

  private static GraphBuilder builder() {
    return new NeuralNetConfiguration.Builder().graphBuilder().addInputs("in").setOutputs("out");
  }

  private static DenseLayer.Builder plain(int units) {
    return new DenseLayer.Builder().activation(Activation.TANH).nOut(units);
  }

  private static OutputLayer.Builder output(GraphNeeds needs) {
    return new OutputLayer.Builder(needs.loss())
        .activation(Activation.IDENTITY)
        .nOut(needs.outputs());
  }

  private static ComputationGraphConfiguration chain(
      GraphNeeds needs, DenseLayer.Builder... layers) {
    GraphBuilder builder = builder();
    String below = "in";
    int width = needs.inputs();
    for (int l = 0; l < layers.length; l++) {
      DenseLayer layer = layers[l].nIn(width).build();
      builder.addLayer("layer" + l, layer, below);
      below = "layer" + l;
      width = (int) layer.getNOut();
    }
    return builder.addLayer("out", output(needs).nIn(width).build(), below).build();
  }

  /** The architecture of the first network is another than that of any graph here. */
  private static Problem problem(long seed) {
    float[] features = new float[3 * ROWS];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextDouble(-2, 2);
    }
    Architecture other =
        new Architecture(3, List.of(9, 9, 9), dev.lacuna.model.Activation.RELU, 0, 5);
    return new Problem(
        Network.initial(other, Randomness.of(1, "weights")),
        MaskedLoss.of(SCHEMA),
        new DenseFeatures(3, features),
        MixedBatch.random(ROWS, 0.7, 5).targets(),
        new TrainingConfig(
            200,
            ROWS,
            Optimizer.adamW(0.02, 0),
            Optional.empty(),
            new TrainingConfig.Compute(seed, 1)));
  }

  private static double[] firstWeights(long seed) {
    try (Session session = engine(OwnGraphTest::sound).start(problem(seed))) {
      session.step(IntStream.range(0, ROWS).toArray());
      return PlainTraining.parametersOf(session.network());
    }
  }

  private static double lossOf(Network network, Problem problem) {
    double[] logits = network.logits(problem.features());
    return problem.loss().evaluate(problem.targets(), logits, new double[logits.length]).total();
  }
}
