package dev.lacuna.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.MixedBatch;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.Optimizer.Rule;
import dev.lacuna.train.PlainTraining;
import dev.lacuna.train.Schedule;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.TrainingEngineContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fused engine must do with any kernels. */
abstract class FusedEngineContract extends TrainingEngineContract {
  private static final Optimizer EVERYTHING =
      new Optimizer(Rule.ADAMW, 0.01, 0.1, 0.9, new Schedule(Schedule.Shape.ONE_CYCLE, 0), 0.05);

  /** Returns the kernels under test. */
  abstract Kernels kernels();

  @Override
  protected TrainingEngine engine() {
    return new KernelEngine(kernels());
  }

  @ParameterizedTest
  @CsvSource({
    // rule, weight decay, momentum, shape, warm-up, clip norm, share of observed cells
    "ADAMW, 0.1, 0.9, CONSTANT, 0, 0, 0.15",
    "ADAMW, 0.1, 0.9, ONE_CYCLE, 0, 0.3, 0.5",
    "ADAMW, 0, 0.9, COSINE, 0.2, 0, 0.5",
    "ADAM, 0, 0.9, CONSTANT, 0, 0, 0.5",
    "ADAM, 0.1, 0.9, CONSTANT, 0, 0, 0.15",
    "ADAM, 0.3, 0.9, COSINE, 0.1, 0.2, 0.15",
    "SGD, 0, 0, CONSTANT, 0, 0, 0.5",
    "SGD, 0.1, 0.9, CONSTANT, 0, 0, 0.15",
    "SGD, 0.1, 0.5, ONE_CYCLE, 0, 0.3, 0.15",
    "SGD, 0.2, 0.9, CONSTANT, 0.5, 0.1, 1",
  })
  void stepsFollowTheOptimizer(
      Rule rule,
      double weightDecay,
      double momentum,
      Schedule.Shape shape,
      double warmUp,
      double clipNorm,
      double share) {
    double rate = rule == Rule.SGD ? 0.1 : 0.02;
    Schedule schedule = new Schedule(shape, warmUp);
    TrainingCase c =
        new TrainingCase(40, 8, List.of(7, 5))
            .with(new Optimizer(rule, rate, weightDecay, momentum, schedule, clipNorm))
            .observed(share);

    assertTrainsAsWrittenOut(c.problem(), 12);
  }

  @ParameterizedTest
  @EnumSource
  void decayingBiasesFollowTheOptimizerToo(Rule rule) {
    double rate = rule == Rule.SGD ? 0.1 : 0.02;
    TrainingCase c =
        new TrainingCase(40, 8, List.of(7, 5))
            .with(new Optimizer(rule, rate, 0.5, true, 0.9, EVERYTHING.schedule(), 0.3))
            .observed(0.15);

    assertTrainsAsWrittenOut(c.problem(), 12);
    assertTrainsAsWrittenOut(c.sparse().problem(), 12);
  }

  @ParameterizedTest
  @EnumSource
  void normsDoNotDecayEvenWhereBiasesDo(Rule rule) {
    LayerNorm norm = new LayerNorm(new float[] {1.5f, 0.75f}, new float[] {-0.5f, 2});
    DenseLayer lower = new DenseLayer(new float[] {2, 1}, new float[] {3, -4}, Optional.of(norm));
    Architecture architecture = new Architecture(1, List.of(2), Activation.TANH, Norm.LAYER, 0, 1);
    Problem problem =
        new Problem(
            new Network(
                architecture, List.of(lower, new DenseLayer(new float[2], new float[] {1}))),
            // a loss that weighs nothing, so that nothing but decay moves the weights
            MaskedLoss.of(LabelSchema.of(BinaryHead.of("y")))
                .with(new HeadWeights(List.of(1e-300)))
                .with(Normalization.ALL_CELLS),
            new DenseFeatures(1, new float[] {1}),
            new Targets(1, new float[] {1}, new boolean[] {true}),
            new TrainingConfig(
                1,
                1,
                new Optimizer(rule, 0.1, 0.5, true, 0.9, Schedule.CONSTANT, 0),
                Optional.empty(),
                new TrainingConfig.Compute(1, 1)));

    try (TrainingEngine.Session session = engine().start(problem)) {
      session.step(new int[] {0});

      DenseLayer after = session.network().layers().get(0);
      LayerNorm normAfter = after.norm().orElseThrow();
      assertThat(normAfter.scale()).isEqualTo(norm.scale());
      assertThat(normAfter.shift()).isEqualTo(norm.shift());
      assertThat(after.biases()[0]).isLessThan(3);
      assertThat(after.biases()[1]).isGreaterThan(-4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // rows, batch size, hidden layers, epochs
    "1, 1, none, 20",
    "1, 1, 1, 20",
    "5, 1, 3, 6",
    "7, 4096, 6, 10",
    "34, 33, 1;1, 10",
    "34, 33, 33;17, 10",
    "64, 33, 16, 10",
    "100, 33, none, 6",
    "257, 257, 6, 6", // the last of eight slices is empty
    "511, 511, 9;4, 6",
    "512, 511, 9;4, 3",
    "1021, 511, 65, 3",
    "2049, 2049, 8;8, 3",
    "2049, 2048, none, 3",
    "4099, 2049, 5, 2",
  })
  void anySizeTrainsAsWrittenOut(int rows, int batch, String hidden, int epochs) {
    List<Integer> widths =
        hidden.equals("none")
            ? List.of()
            : Stream.of(hidden.split(";")).map(Integer::valueOf).toList();

    TrainingCase dense = new TrainingCase(rows, batch, widths);

    assertTrainsAsWrittenOut(dense.problem(), epochs);
    assertTrainsAsWrittenOut(dense.sparse().problem(), epochs);
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationTrainsAsWrittenOut(Activation activation) {
    TrainingCase c = new TrainingCase(60, 23, List.of(18, 6)).with(activation);

    assertTrainsAsWrittenOut(c.problem(), 8);
  }

  /** Passes over the rows in an order, batch by batch, and compares every loss and the weights. */
  private void assertTrainsAsWrittenOut(Problem problem, int epochs) {
    PlainTraining plain = new PlainTraining(problem);
    int rows = problem.targets().rows();
    int batch = Math.min(rows, problem.config().batchSize());
    try (TrainingEngine.Session session = engine().start(problem)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        int[] order = shuffled(rows, epoch);
        for (int from = 0; from < rows; from += batch) {
          int to = Math.min(rows, from + batch);
          double loss = plain.step(Arrays.copyOfRange(order, from, to));
          assertThat(session.step(order, from, to).total()).isCloseTo(loss, within(1e-4));
        }
      }
      double[] trained = PlainTraining.parametersOf(session.network());
      double[] expected = plain.parameters();
      assertThat(distance(trained, expected)).isLessThan(1e-4 * length(expected));
      assertThat(distance(PlainTraining.parametersOf(problem.initial()), expected))
          .isGreaterThan(1e-2 * length(expected));
    }
  }

  private static int[] shuffled(int rows, int epoch) {
    int[] order = IntStream.range(0, rows).toArray();
    SplittableRandom random = new SplittableRandom(epoch);
    for (int i = rows - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  @ParameterizedTest
  @CsvSource({
    // norm, dropout, whether everything is on that an optimizer has
    "NONE, 0, false",
    "NONE, 0.3, true",
    "LAYER, 0, true",
    "LAYER, 0.3, false",
    "BATCH, 0, false",
    "BATCH, 0.3, true",
  })
  void anyNumberOfThreadsGivesTheSameWeightsBitForBit(Norm norm, double dropout, boolean all) {
    Optimizer optimizer = all ? EVERYTHING : Optimizer.adamW(0.01, 0.01);
    TrainingCase narrow =
        new TrainingCase(2_100, 2_049, List.of(13, 9)).with(norm, dropout).with(optimizer);
    TrainingCase wide =
        new TrainingCase(600, 513, List.of(150, 150)).with(norm, dropout).with(optimizer);
    TrainingCase sparse =
        new TrainingCase(600, 521, List.of(20, 12)).with(norm, dropout).with(optimizer).sparse();

    assertThat(narrow.plan()).matches(plan -> !plan.keepsRows() && plan.slices(2_049) == 8);
    assertThat(wide.plan()).matches(plan -> plan.keepsRows() && plan.slices(513) > 1);
    assertThat(sparse.plan()).matches(plan -> plan.sparse() && plan.slices(521) > 1);
    assertIsTheSameWithAnyThreads(narrow, 6);
    assertIsTheSameWithAnyThreads(wide, 2);
    assertIsTheSameWithAnyThreads(sparse, 6);
  }

  @Test
  void anyNumberOfThreadsDropsTheSameInputs() {
    assertIsTheSameWithAnyThreads(
        new TrainingCase(2_100, 2_049, List.of(13, 9)).droppingInputs(0.3), 6);
    assertIsTheSameWithAnyThreads(
        new TrainingCase(600, 521, List.of(20)).sparse().droppingInputs(0.3), 6);
    assertIsTheSameWithAnyThreads(
        new TrainingCase(600, 521, List.of(150, 150)).wide().droppingInputs(0.3), 2);
  }

  @Test
  void sparseAndDenseFeaturesDropTheSameInputs() {
    Problem sparse = new TrainingCase(300, 64, List.of(12)).sparse().droppingInputs(0.4).problem();
    Problem dense = new TrainingCase(300, 64, List.of(12)).wide().droppingInputs(0.4).problem();
    Problem keeping = new TrainingCase(300, 64, List.of(12)).wide().problem();

    double[] expected = parametersAfterAnEpoch(dense);

    assertThat(distance(parametersAfterAnEpoch(sparse), expected))
        .isLessThan(1e-5 * length(expected));
    assertThat(distance(parametersAfterAnEpoch(keeping), expected))
        .isGreaterThan(1e-2 * length(expected));
  }

  private double[] parametersAfterAnEpoch(Problem problem) {
    try (FusedSession session = new FusedSession(problem, kernels())) {
      int[] order = shuffled(problem.targets().rows(), 1);
      for (int from = 0; from < order.length; from += 64) {
        session.step(order, from, Math.min(order.length, from + 64));
      }
      return PlainTraining.parametersOf(session.network());
    }
  }

  private void assertIsTheSameWithAnyThreads(TrainingCase c, int steps) {
    List<float[]> one = trained(c.threads(1), steps);
    for (int threads : new int[] {2, 4}) {
      List<float[]> several = trained(c.threads(threads), steps);
      for (int i = 0; i < one.size(); i++) {
        assertThat(several.get(i)).as("%s, %d threads", c, threads).isEqualTo(one.get(i));
      }
    }
  }

  /** Returns weights, norms and moments after some steps. */
  private List<float[]> trained(TrainingCase c, int steps) {
    try (FusedSession session = new FusedSession(c.problem(), kernels())) {
      for (int step = 0; step < steps; step++) {
        int[] order = shuffled(c.rows(), step);
        session.step(order, 0, c.batch() - step);
      }
      return state(session);
    }
  }

  private static List<float[]> state(FusedSession session) {
    List<float[]> state = new ArrayList<>();
    for (TrainingLayer layer : session.layers()) {
      state.add(layer.weights().values().data().clone());
      state.add(layer.weights().first().data().clone());
      state.add(layer.weights().second().data().clone());
    }
    return state;
  }

  @ParameterizedTest
  @EnumSource
  void absentHeadRestsUnderEveryRule(Rule rule) {
    Schedule schedule = new Schedule(Schedule.Shape.COSINE, 0.2);
    TrainingCase c =
        new TrainingCase(40, 40, List.of(6))
            .with(new Optimizer(rule, 0.05, 0.2, 0.9, schedule, 0.5))
            .with(Norm.LAYER, 0.2);
    for (int absent = 0; absent < MixedBatch.HEADS; absent++) {
      try (FusedSession session = new FusedSession(c.without(absent), kernels())) {
        int[] present = IntStream.range(0, TrainingCase.LABELLED).toArray();
        int[] without = IntStream.range(TrainingCase.LABELLED, 40).toArray();
        session.step(present);
        session.step(present);
        List<List<float[]>> before =
            IntStream.range(0, MixedBatch.HEADS).mapToObj(head -> columns(session, head)).toList();
        List<float[]> all = state(session);
        session.step(without);
        session.step(without);

        for (int head = 0; head < MixedBatch.HEADS; head++) {
          boolean same = isSame(columns(session, head), before.get(head));
          assertThat(same).as("head %d with %d absent", head, absent).isEqualTo(head == absent);
        }
        assertThat(state(session).get(0)).isNotEqualTo(all.get(0));
        session.step(present);
        assertThat(isSame(columns(session, absent), before.get(absent))).isFalse();
      }
    }
  }

  private static boolean isSame(List<float[]> some, List<float[]> others) {
    return IntStream.range(0, others.size())
        .allMatch(i -> Arrays.equals(some.get(i), others.get(i)));
  }

  /** Returns the weights and moments of a head, column by column. */
  private static List<float[]> columns(FusedSession session, int head) {
    TrainingLayer top = session.layers().get(session.layers().size() - 1);
    List<float[]> columns = new ArrayList<>();
    for (int j = 0; j < MixedBatch.OUTPUTS; j++) {
      if (MixedBatch.headOf(j) == head) {
        columns.add(column(top.weights().values(), j));
        columns.add(column(top.weights().first(), j));
        columns.add(column(top.weights().second(), j));
      }
    }
    return columns;
  }

  private static float[] column(Panels panels, int column) {
    float[] numbers = new float[panels.capacity()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = panels.get(row, column);
    }
    return numbers;
  }

  @ParameterizedTest
  @EnumSource
  void batchWithoutObservedCellsIsNoStepUnderAnyRule(Rule rule) {
    TrainingCase c =
        new TrainingCase(40, 40, List.of(6))
            .with(new Optimizer(rule, 0.05, 0.2, 0.9, EVERYTHING.schedule(), 0.5))
            .with(Norm.BATCH, 0.2);
    int[] present = IntStream.range(0, TrainingCase.LABELLED).toArray();
    int[] without = IntStream.range(TrainingCase.LABELLED, 40).toArray();
    Problem problem = c.without(0, 1, 2);
    try (FusedSession once = new FusedSession(problem, kernels());
        FusedSession twice = new FusedSession(problem, kernels())) {
      once.step(present);
      once.step(present);
      twice.step(present);
      List<float[]> before = state(twice);
      assertThat(twice.step(without).total()).isZero();
      assertThat(state(twice)).usingRecursiveComparison().isEqualTo(before);
      twice.step(present);

      assertThat(state(twice)).usingRecursiveComparison().isEqualTo(state(once));
      assertThat(PlainTraining.parametersOf(twice.network()))
          .isEqualTo(PlainTraining.parametersOf(once.network()));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f})
  void whatAMissingCellHoldsChangesNoMomentEither(float filler) {
    for (Norm norm : Norm.values()) {
      TrainingCase c =
          new TrainingCase(300, 290, List.of(9)).with(EVERYTHING).with(norm, 0.2).observed(0.3);
      List<float[]> expected = trained(c, 5);

      assertThat(trained(c.filled(filler), 5)).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"PER_HEAD, NONE", "PER_HEAD, LAYER", "POOLED, NONE", "POOLED, LAYER"})
  void manyRowsWithoutObservedCellsChangeNothing(Normalization normalization, Norm norm) {
    TrainingCase c = new TrainingCase(700, 700, List.of(9, 5)).with(norm, 0).with(normalization);
    Problem problem = c.without(0, 1, 2);
    int[] few = IntStream.range(0, TrainingCase.LABELLED).toArray();
    int[] many = IntStream.range(0, 700).toArray();
    try (FusedSession once = new FusedSession(problem, kernels());
        FusedSession padded = new FusedSession(problem, kernels())) {
      for (int step = 0; step < 10; step++) {
        double loss = once.step(few).total();
        assertThat(padded.step(many).total()).isCloseTo(loss, within(1e-5));
      }
      double[] expected = PlainTraining.parametersOf(once.network());
      double[] actual = PlainTraining.parametersOf(padded.network());
      assertThat(distance(actual, expected)).isLessThan(1e-5 * length(expected));
    }
  }

  static double distance(double[] numbers, double[] others) {
    assertThat(numbers).hasSameSizeAs(others);
    return length(
        IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i] - others[i]).toArray());
  }

  static double length(double[] numbers) {
    return Math.sqrt(Arrays.stream(numbers).map(number -> number * number).sum());
  }
}
