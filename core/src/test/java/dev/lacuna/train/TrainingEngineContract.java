package dev.lacuna.train;

import static dev.lacuna.train.MixedBatch.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.MatrixPair;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.CellWeights;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingEngine.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every training engine must do. */
public abstract class TrainingEngineContract {
  private static final int ROWS = 40;
  private static final int BATCH = 8;
  private static final double LEARNING_RATE = 0.01;

  private final TrainingEngine engine = engine();

  /** Returns the engine under test. */
  protected abstract TrainingEngine engine();

  @ParameterizedTest
  @CsvSource({
    // hidden layers, activation, share of observed cells, weight decay, whether biases decay too
    "none, RELU, 1, 0, false",
    "none, RELU, 0.2, 0.1, false",
    "none, RELU, 0.2, 0.5, true",
    "7, TANH, 1, 0.1, false",
    "7, TANH, 1, 0.5, true",
    "7, TANH, 0.2, 0, false",
    "7, RELU, 0.1, 0.5, false",
    "7;5, TANH, 0.15, 0.3, false",
    "7;5, TANH, 0.15, 0.8, true",
    "7;5, RELU, 0.5, 0, false",
    "7;5, IDENTITY, 0.1, 0.1, true",
  })
  void stepsAreThoseWrittenOutInPlainDoubles(
      String hidden,
      Activation activation,
      double share,
      double weightDecay,
      boolean decaysBiases) {
    List<Integer> widths =
        hidden.equals("none")
            ? List.of()
            : Arrays.stream(hidden.split(";")).map(Integer::valueOf).toList();
    MaskedLoss loss = MaskedLoss.of(SCHEMA).with(new HeadWeights(List.of(1.0, 2.0, 0.5)));
    Network initial = network(new Architecture(3, widths, activation, 0, 5));
    Problem problem = problem(initial, loss, share, adamW(weightDecay, decaysBiases));
    PlainTraining plain = new PlainTraining(problem);
    SplittableRandom random = new SplittableRandom(9);

    Network trained;
    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 50; step++) {
        int[] rows = random.ints(BATCH, 0, ROWS).toArray();
        session.step(rows);
        plain.step(rows);
      }
      trained = session.network();
    }

    assertThat(relativeDifference(trained, plain.parameters())).isLessThan(1e-4);
    assertThat(relativeDifference(initial, plain.parameters())).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({"none, 1", "7, 0.5", "7;5, 0.15"})
  void stepsHeedTheWeightsOfCells(String hidden, double share) {
    List<Integer> widths =
        hidden.equals("none")
            ? List.of()
            : Arrays.stream(hidden.split(";")).map(Integer::valueOf).toList();
    Network initial = network(new Architecture(3, widths, Activation.TANH, 0, 5));
    Problem plain = problem(initial, MaskedLoss.of(SCHEMA), share, adamW(0.1, false));
    Problem problem = weighted(plain, 0.5f);
    PlainTraining written = new PlainTraining(problem);

    try (TrainingEngine.Session session = engine.start(problem);
        TrainingEngine.Session unweighted = engine.start(plain)) {
      for (int step = 0; step < 50; step++) {
        double loss = written.step(rows(step));
        assertThat(session.step(rows(step)).total()).isCloseTo(loss, within(1e-4));
        unweighted.step(rows(step));
      }

      assertThat(engine.weighsCells()).isTrue();
      assertThat(relativeDifference(session.network(), written.parameters())).isLessThan(1e-4);
      assertThat(relativeDifference(unweighted.network(), written.parameters()))
          .isGreaterThan(1e-2);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 1e30f, -1})
  void whatStandsForTheWeightOfAMissingCellChangesNothingBitForBit(float filler) {
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    Problem plain = problem(initial, MaskedLoss.of(SCHEMA), 0.4, adamW(0.1, false));

    assertThat(trained(weighted(plain, filler))).isEqualTo(trained(weighted(plain, 0)));
  }

  /** Returns the problem with weights from 0.1 to 10, and something else for missing cells. */
  private static Problem weighted(Problem problem, float filler) {
    SplittableRandom random = new SplittableRandom(12);
    float[] weights = new float[ROWS * SCHEMA.size()];
    for (int cell = 0; cell < weights.length; cell++) {
      float weight = (float) Math.pow(10, random.nextDouble(-1, 1));
      boolean observed = problem.targets().observed(cell / SCHEMA.size(), cell % SCHEMA.size());
      weights[cell] = observed ? weight : filler;
    }
    Targets targets = problem.targets().weighted(new CellWeights(SCHEMA.size(), weights));
    return new Problem(
        problem.initial(), problem.loss(), problem.features(), targets, problem.config());
  }

  @ParameterizedTest
  @EnumSource
  void lossOfAStepIsTheMaskedLossBeforeIt(Normalization normalization) {
    MaskedLoss loss = MaskedLoss.of(SCHEMA).with(normalization);
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    Problem problem = problem(initial, loss, 0.5, adamW(0, false));
    int[] rows = {3, 1, 4, 15, 9, 2, 6};
    double[] logits = initial.logits(problem.features().select(rows));
    BatchLoss expected =
        loss.evaluate(problem.targets().select(rows), logits, new double[logits.length]);

    try (TrainingEngine.Session session = engine.start(problem)) {
      BatchLoss batch = session.step(rows);

      assertThat(batch.total()).isCloseTo(expected.total(), within(1e-5));
      assertThat(batch.sums()).containsExactly(expected.sums(), within(1e-4));
      assertThat(batch.observed()).containsExactly(expected.observed());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "0, 0.2, true", "1, 0, true", "1, 0.2, false", "2, 0.2, true"})
  void weightsOfAbsentHeadStayBitForBit(int absent, double weightDecay, boolean decaysBiases) {
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    MixedBatch full = MixedBatch.random(ROWS, 1, 2);
    boolean[] observed = full.observed().clone();
    for (int row = BATCH; row < ROWS; row++) {
      observed[row * 3 + absent] = false;
    }
    Targets targets = new Targets(3, full.values(), observed);
    Problem problem =
        new Problem(
            initial,
            MaskedLoss.of(SCHEMA),
            features(3),
            targets,
            config(adamW(weightDecay, decaysBiases), 1, 0));
    int[] present = IntStream.range(0, BATCH).toArray();
    int[] without = IntStream.range(BATCH, 2 * BATCH).toArray();

    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 5; step++) {
        session.step(present);
      }
      DenseLayer before = session.network().layers().get(1);
      DenseLayer trunkBefore = session.network().layers().get(0);
      session.step(without);
      session.step(without);
      DenseLayer after = session.network().layers().get(1);

      for (int j = 0; j < 5; j++) {
        boolean stays = MixedBatch.headOf(j) == absent;
        assertThat(column(after, j).equals(column(before, j))).isEqualTo(stays);
      }
      assertThat(session.network().layers().get(0).weights()).isNotEqualTo(trunkBefore.weights());
    }
  }

  @Test
  void firstStepOfAHeadThatComesLateIsAFirstStep() {
    LabelSchema pair = LabelSchema.of(BinaryHead.of("early"), BinaryHead.of("late"));
    boolean[] observed = {true, false, true, true};
    Targets targets = new Targets(2, new float[] {1, 1, 1, 1}, observed);
    Network initial =
        new Network(
            new Architecture(1, List.of(), Activation.RELU, 0, 2),
            List.of(new DenseLayer(new float[] {0, 0}, new float[2])));
    Problem problem =
        new Problem(
            initial,
            MaskedLoss.of(pair),
            new DenseFeatures(1, new float[] {1, 1}),
            targets,
            config(0, 1, 0));

    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 20; step++) {
        session.step(new int[] {0});
      }
      session.step(new int[] {1});

      // Adam's first step is the learning rate along the gradient's sign, whatever its size
      assertThat((double) session.network().layers().get(0).weights()[1])
          .isCloseTo(LEARNING_RATE, within(1e-6));
      assertThat((double) session.network().layers().get(0).weights()[0])
          .isGreaterThan(15 * LEARNING_RATE);
    }
  }

  @Test
  void biasesDoNotDecay() {
    DenseLayer layer = decayed(adamW(0.5, false));

    assertThat((double) layer.weights()[0]).isCloseTo(2 * (1 - LEARNING_RATE * 0.5), within(1e-6));
    assertThat(layer.biases()[0]).isEqualTo(3);
  }

  @Test
  void biasesDecayLikeWeightsWhereWanted() {
    DenseLayer layer = decayed(adamW(0.5, true));

    assertThat((double) layer.weights()[0]).isCloseTo(2 * (1 - LEARNING_RATE * 0.5), within(1e-6));
    assertThat((double) layer.biases()[0]).isCloseTo(3 * (1 - LEARNING_RATE * 0.5), within(1e-6));
  }

  @Test
  void biasesThatMayDecayDoNotWithoutAnyDecay() {
    DenseLayer layer = decayed(adamW(0, true));

    assertThat(layer.weights()[0]).isEqualTo(2);
    assertThat(layer.biases()[0]).isEqualTo(3);
  }

  /** Takes a step of a weight of 2 and a bias of 3 whose gradients are zero. */
  private DenseLayer decayed(Optimizer optimizer) {
    LabelSchema one = LabelSchema.of(BinaryHead.of("y"));
    Network initial =
        new Network(
            new Architecture(1, List.of(), Activation.RELU, 0, 1),
            List.of(new DenseLayer(new float[] {2}, new float[] {3})));
    // a loss that weighs nothing, so that nothing but decay moves them
    Problem problem =
        new Problem(
            initial,
            MaskedLoss.of(one).with(new HeadWeights(List.of(1e-300))).with(Normalization.ALL_CELLS),
            new DenseFeatures(1, new float[] {1}),
            new Targets(1, new float[] {1}, new boolean[] {true}),
            config(optimizer, 1, 0));

    try (TrainingEngine.Session session = engine.start(problem)) {
      session.step(new int[] {0});
      return session.network().layers().get(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"ADAMW, 0", "ADAM, 0.3", "SGD, 0.3"})
  void aSessionThatIsRestoredGoesOnBitForBit(Optimizer.Rule rule, double dropout)
      throws IOException {
    Network initial = network(new Architecture(3, List.of(6, 4), Activation.RELU, dropout, 5));
    Optimizer optimizer =
        new Optimizer(rule, 0.02, 0.1, 0.9, new Schedule(Schedule.Shape.COSINE, 0.1), 0.5);
    Problem problem = problem(initial, MaskedLoss.of(SCHEMA), 0.1, optimizer);
    int[][] batches = IntStream.range(0, 30).mapToObj(step -> rows(step)).toArray(int[][]::new);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();

    double[] uninterrupted;
    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < batches.length; step++) {
        if (step == 11) {
          session.save(new StateWriter(saved));
        }
        session.step(batches[step]);
      }
      uninterrupted = parameters(session);
    }

    try (TrainingEngine.Session session = engine.start(problem)) {
      session.restore(new StateReader(new ByteArrayInputStream(saved.toByteArray())));
      for (int step = 11; step < batches.length; step++) {
        session.step(batches[step]);
      }
      assertThat(parameters(session)).containsExactly(uninterrupted);
    }
  }

  private static int[] rows(int seed) {
    return new SplittableRandom(seed).ints(BATCH, 0, ROWS).toArray();
  }

  @Test
  void batchWithoutObservedCellsChangesNothing() {
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    MixedBatch batch = MixedBatch.random(ROWS, 1, 2);
    boolean[] observed = batch.observed().clone();
    Arrays.fill(observed, BATCH * 3, observed.length, false);
    Targets targets = new Targets(3, batch.values(), observed);
    Problem problem =
        new Problem(initial, MaskedLoss.of(SCHEMA), features(3), targets, config(0.3, 1, 0));
    int[] labelled = IntStream.range(0, BATCH).toArray();

    try (TrainingEngine.Session once = engine.start(problem);
        TrainingEngine.Session twice = engine.start(problem)) {
      once.step(labelled);
      once.step(labelled);
      twice.step(labelled);
      BatchLoss empty = twice.step(IntStream.range(BATCH, ROWS).toArray());

      assertThat(empty.total()).isZero();
      assertThat(empty.isEmpty()).isTrue();
      twice.step(labelled);
      assertThat(parameters(twice)).containsExactly(parameters(once));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 1e30f})
  void whatAMissingCellHoldsChangesNothingBitForBit(float filler) {
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    MixedBatch batch = MixedBatch.random(ROWS, 0.4, 5);
    float[] values = batch.values().clone();
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = batch.observed()[cell] ? values[cell] : filler;
    }
    Targets filled = new Targets(3, values, batch.observed());

    assertThat(trained(initial, features(3), filled, 1))
        .isEqualTo(trained(initial, features(3), batch.targets(), 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"PER_HEAD", "POOLED"})
  void rowsWithoutObservedCellsChangeNothing(Normalization normalization) {
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    MixedBatch batch = MixedBatch.random(ROWS, 0.4, 5);
    boolean[] observed = batch.observed().clone();
    Arrays.fill(observed, BATCH * 3, observed.length, false);
    Problem problem =
        new Problem(
            initial,
            MaskedLoss.of(SCHEMA).with(normalization),
            features(3),
            new Targets(3, batch.values(), observed),
            config(0.1, 1, 1));

    try (TrainingEngine.Session few = engine.start(problem);
        TrainingEngine.Session many = engine.start(problem)) {
      for (int step = 0; step < 10; step++) {
        double loss = few.step(IntStream.range(0, BATCH).toArray()).total();
        assertThat(many.step(IntStream.range(0, ROWS).toArray()).total())
            .isCloseTo(loss, within(1e-6));
      }

      assertThat(parameters(many)).containsExactly(parameters(few), within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void lastBatchOfOneRowTrainsEveryKindOfHead(int head) {
    MixedBatch one = MixedBatch.random(ROWS, 1, 4).onlyHeads(head == 0, head == 1, head == 2);
    Network initial = network(new Architecture(3, List.of(6), Activation.TANH, 0, 5));
    Problem problem =
        new Problem(initial, MaskedLoss.of(SCHEMA), features(3), one.targets(), config(0, 1, 0));

    try (TrainingEngine.Session session = engine.start(problem)) {
      session.step(IntStream.range(0, BATCH).toArray());
      double before = session.step(new int[] {20}).total();
      double after = session.step(new int[] {20}).total();

      assertThat(after).isLessThan(before);
      assertThat(session.network().isFinite()).isTrue();
    }
  }

  @Test
  void sparseAndDenseFeaturesTrainAlike() {
    MatrixPair pair = MatrixPair.random(ROWS, 6, 3);
    Network initial = network(new Architecture(6, List.of(5), Activation.RELU, 0, 5));

    assertThat(trained(initial, pair.sparse(), 0))
        .containsExactly(trained(initial, pair.dense(), 0), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4})
  void sameSeedGivesTheSameWeightsBitForBit(double dropout) {
    Network initial = network(new Architecture(3, List.of(16, 8), Activation.RELU, dropout, 5));

    assertThat(trained(initial, features(3), 7)).containsExactly(trained(initial, features(3), 7));
  }

  @Test
  void dropoutDependsOnTheSeedAndStillLearns() {
    Network initial = network(new Architecture(3, List.of(32), Activation.TANH, 0.3, 5));
    Problem problem = problem(initial, MaskedLoss.of(SCHEMA), 1, adamW(0, false));
    int[] all = IntStream.range(0, ROWS).toArray();

    try (TrainingEngine.Session session = engine.start(problem)) {
      double before = lossOf(initial, problem);
      for (int step = 0; step < 150; step++) {
        session.step(all);
      }
      assertThat(lossOf(session.network(), problem)).isLessThan(0.8 * before);
    }
    assertThat(trained(initial, features(3), 7)).isNotEqualTo(trained(initial, features(3), 8));
  }

  private static Problem problem(
      Network initial, MaskedLoss loss, double share, Optimizer optimizer) {
    return new Problem(
        initial,
        loss,
        features(initial.architecture().inputs()),
        MixedBatch.random(ROWS, share, 5).targets(),
        config(optimizer, 1, 0));
  }

  private static Optimizer adamW(double weightDecay, boolean decaysBiases) {
    return new Optimizer(
        Optimizer.Rule.ADAMW, LEARNING_RATE, weightDecay, decaysBiases, 0, Schedule.CONSTANT, 0);
  }

  private static TrainingConfig config(double weightDecay, long seed, int threads) {
    return config(adamW(weightDecay, false), seed, threads);
  }

  private static TrainingConfig config(Optimizer optimizer, long seed, int threads) {
    return new TrainingConfig(
        1, BATCH, optimizer, Optional.empty(), new TrainingConfig.Compute(seed, threads));
  }

  private static Network network(Architecture architecture) {
    return Network.initial(architecture, Randomness.of(1, "weights"));
  }

  private static DenseFeatures features(int columns) {
    SplittableRandom random = new SplittableRandom(6);
    float[] values = new float[ROWS * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    return new DenseFeatures(columns, values);
  }

  private double[] trained(Network initial, FeatureMatrix features, long seed) {
    return trained(initial, features, MixedBatch.random(ROWS, 0.5, 5).targets(), seed);
  }

  private double[] trained(Network initial, FeatureMatrix features, Targets targets, long seed) {
    Problem problem =
        new Problem(initial, MaskedLoss.of(SCHEMA), features, targets, config(0.1, seed, 1));
    return trained(problem);
  }

  private double[] trained(Problem problem) {
    try (TrainingEngine.Session session = engine.start(problem)) {
      for (int step = 0; step < 10; step++) {
        session.step(IntStream.range(step, step + BATCH).toArray());
      }
      return parameters(session);
    }
  }

  private static double[] parameters(TrainingEngine.Session session) {
    return PlainTraining.parametersOf(session.network());
  }

  private static double lossOf(Network network, Problem problem) {
    double[] logits = network.logits(problem.features());
    return problem.loss().evaluate(problem.targets(), logits, new double[logits.length]).total();
  }

  private static List<Float> column(DenseLayer layer, int output) {
    float[] weights = layer.weights();
    return IntStream.rangeClosed(0, layer.inputs())
        .mapToObj(
            i ->
                i == layer.inputs()
                    ? layer.biases()[output]
                    : weights[i * layer.outputs() + output])
        .toList();
  }

  /** The length of the difference as a share of the length of what is expected. */
  private static double relativeDifference(Network network, double[] expected) {
    double[] actual = PlainTraining.parametersOf(network);
    double difference = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(actual[i] - expected[i], 2);
      size += expected[i] * expected[i];
    }
    return Math.sqrt(difference / size);
  }
}
