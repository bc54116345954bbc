package dev.lacuna.train.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.MatrixPair;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.kernel.Kernels;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.BinaryCrossEntropy;
import dev.lacuna.loss.ClassWeights;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.HuberLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.SoftmaxCrossEntropy;
import dev.lacuna.loss.SquaredError;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Network;
import dev.lacuna.model.Norm;
import dev.lacuna.train.Optimizer;
import dev.lacuna.train.PlainNetwork;
import dev.lacuna.train.Schedule;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gradient against central differences of the loss in doubles. A step of plain gradient descent
 * at a learning rate of 1 takes away just the gradient.
 */
class GradientTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("binary"),
          new CategoricalHead("categorical", List.of("a", "b", "c"), List.of()),
          RegressionHead.of("squared"),
          RegressionHead.of("huber"));
  private static final int HEADS = 4;
  private static final int OUTPUTS = 6;
  private static final int INPUTS = 3;
  private static final MaskedLoss LOSS =
      new MaskedLoss(
          SCHEMA,
          List.of(
              new BinaryCrossEntropy(),
              new SoftmaxCrossEntropy(3),
              new SquaredError(),
              new HuberLoss(0.7)),
          Normalization.PER_HEAD,
          new HeadWeights(List.of(1.0, 2.0, 0.5, 1.5)),
          new ClassWeights(
              List.of(List.of(1.0, 3.0), List.of(0.5, 1.0, 2.0), List.of(), List.of())),
          List.of(0.5, 0.9, 0.4, 0.6));
  private static final double STEP = 1e-5;
  private static final int DATA = 50;
  private static final int BLOCK = 256;

  /** How rows come to the network, and who adds up the gradient. */
  enum Way {
    DENSE_KEPT,
    DENSE_IN_SLICES,
    SPARSE
  }

  /** Which cells are observed. */
  enum Mask {
    ALL,
    SOME,
    HEAD_ABSENT,
    ONE_ROW,
    NONE
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void gradientIsThatOfTheLoss(
      @ForAll Norm norm,
      @ForAll Activation activation,
      @ForAll Normalization normalization,
      @ForAll @IntRange(max = 2) int layers,
      @ForAll Mask mask) {
    Architecture architecture =
        new Architecture(INPUTS, List.of(4, 3).subList(0, layers), activation, norm, 0, OUTPUTS);
    String choices = "%s %s %s %d %s".formatted(norm, activation, normalization, layers, mask);
    SplittableRandom random = new SplittableRandom(choices.hashCode());
    // a batch norm makes a single row zero, where ReLU has a kink
    boolean oneRow = mask == Mask.ONE_ROW && norm != Norm.BATCH;
    int rows = oneRow ? 1 : 2 + random.nextInt(6);
    Targets targets = targets(rows, mask, random);
    Network initial;
    MatrixPair pair;
    PlainNetwork plain;
    do {
      initial = network(architecture, random);
      pair = MatrixPair.random(DATA, INPUTS, random.nextLong());
      plain = new PlainNetwork(initial);
      plain.logits(Arrays.copyOf(PlainNetwork.rows(pair.dense()), rows));
    } while (plain.smallestSum() < 100 * STEP || hasEmptyRow(pair.sparse(), rows));

    MaskedLoss loss = LOSS.with(normalization);
    double[] expected =
        differences(
            plain,
            new Problem(initial, loss, pair.dense(), targets, config(Way.DENSE_KEPT)),
            rows,
            rows);
    for (Way way : Way.values()) {
      FeatureMatrix features = way == Way.SPARSE ? pair.sparse() : pair.dense();
      Problem problem = new Problem(initial, loss, features, targets, config(way));
      assertThat(keepsRows(problem)).isEqualTo(way != Way.DENSE_IN_SLICES);
      for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
        assertIsGradient(gradient(problem, rows, kernels), expected, mask == Mask.NONE);
      }
    }
  }

  /** All rows of a batch the same would be a variance of zero, and nothing but rounding. */
  private static boolean hasEmptyRow(SparseFeatures features, int rows) {
    return IntStream.range(0, rows).anyMatch(row -> features.nonZeros(row) == 0);
  }

  private static boolean keepsRows(Problem problem) {
    boolean sparse = problem.features() instanceof SparseFeatures;
    return Plan.of(problem.initial().architecture(), sparse, problem.config().batchSize())
        .keepsRows();
  }

  private static void assertIsGradient(double[] actual, double[] expected, boolean isNone) {
    if (isNone) {
      assertThat(actual).containsOnly(0);
    } else {
      assertThat(distance(actual, expected)).isLessThan(1e-4 * length(expected));
    }
  }

  /** Statistics are those of 256 rows, of which a batch of 512 has two slices. */
  @ParameterizedTest
  @EnumSource(names = {"TANH", "GELU"})
  void batchNormGoesByTheStatisticsOfABlock(Activation activation) {
    SplittableRandom random = new SplittableRandom(8);
    int rows = 2 * BLOCK;
    Architecture architecture =
        new Architecture(INPUTS, List.of(4), activation, Norm.BATCH, 0, OUTPUTS);
    Problem problem =
        new Problem(
            network(architecture, random),
            LOSS,
            MatrixPair.random(rows, INPUTS, 4).dense(),
            targets(rows, Mask.SOME, random),
            config(Way.DENSE_IN_SLICES));
    double[] expected = differences(new PlainNetwork(problem.initial()), problem, rows, BLOCK);

    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      assertIsGradient(gradient(problem, rows, kernels), expected, false);
    }
  }

  /** What is dropped depends on the seed and the step, so that the engine itself can be asked. */
  @ParameterizedTest
  @EnumSource
  void gradientUnderDropoutIsThatOfTheUnitsThatStay(Activation activation) {
    SplittableRandom random = new SplittableRandom(9);
    Architecture architecture =
        new Architecture(INPUTS, List.of(37, 21), activation, Norm.LAYER, 0.4, OUTPUTS);
    Network initial = network(architecture, random);
    MatrixPair pair = MatrixPair.random(DATA, INPUTS, 5);
    Problem problem =
        new Problem(
            initial, LOSS, pair.dense(), targets(DATA, Mask.SOME, random), config(Way.DENSE_KEPT));

    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      double[] gradient = gradient(problem, DATA, kernels);
      double size = length(gradient);
      double up = lossOf(problem, moved(initial, gradient, 0.01 / size), kernels);
      double down = lossOf(problem, moved(initial, gradient, -0.01 / size), kernels);

      assertThat((up - down) / 0.02).isCloseTo(size, withinPercentage(1));
    }
  }

  private static double lossOf(Problem problem, Network network, Kernels kernels) {
    Problem moved =
        new Problem(
            network, problem.loss(), problem.features(), problem.targets(), problem.config());
    try (FusedSession session = new FusedSession(moved, kernels)) {
      return session.step(IntStream.range(0, DATA).toArray()).total();
    }
  }

  /** Returns the network with a multiple of a direction added to its parameters. */
  private static Network moved(Network network, double[] direction, double by) {
    List<DenseLayer> layers = new ArrayList<>();
    int at = 0;
    for (DenseLayer layer : network.layers()) {
      float[] weights = plus(layer.weights(), direction, at, by);
      at += weights.length;
      float[] biases = plus(layer.biases(), direction, at, by);
      at += biases.length;
      Optional<LayerNorm> norm = Optional.empty();
      if (layer.norm().isPresent()) {
        float[] scale = plus(layer.norm().get().scale(), direction, at, by);
        float[] shift = plus(layer.norm().get().shift(), direction, at + scale.length, by);
        at += 2 * scale.length;
        norm = Optional.of(new LayerNorm(scale, shift));
      }
      layers.add(new DenseLayer(weights, biases, norm));
    }
    return new Network(network.architecture(), layers);
  }

  private static float[] plus(float[] numbers, double[] direction, int at, double by) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += (float) (by * direction[at + i]);
    }
    return numbers;
  }

  private static double[] gradient(Problem problem, int rows, Kernels kernels) {
    try (FusedSession session = new FusedSession(problem, kernels)) {
      double[] before = parameters(session);
      session.step(IntStream.range(0, rows).toArray());
      double[] after = parameters(session);
      return IntStream.range(0, before.length).mapToDouble(i -> before[i] - after[i]).toArray();
    }
  }

  /** Returns the parameters in the order of {@link PlainNetwork#layers()}. */
  private static double[] parameters(FusedSession session) {
    return session.layers().stream()
        .flatMapToDouble(
            layer ->
                IntStream.range(0, layer.inputs() + (layer.norm() == Norm.NONE ? 1 : 3))
                    .mapToObj(layer::row)
                    .flatMapToDouble(
                        row -> IntStream.range(0, row.length).mapToDouble(j -> row[j])))
        .toArray();
  }

  /** Returns the gradient of the first rows, which go through batch norms in blocks. */
  private static double[] differences(PlainNetwork network, Problem problem, int rows, int block) {
    double[][] all = Arrays.copyOf(PlainNetwork.rows(problem.features()), rows);
    Targets targets = problem.targets().select(IntStream.range(0, rows).toArray());
    List<Double> differences = new ArrayList<>();
    for (double[][] layer : network.layers()) {
      for (double[] row : layer) {
        for (int j = 0; j < row.length; j++) {
          double before = row[j];
          row[j] = before + STEP;
          double up = loss(network, problem.loss(), all, block, targets);
          row[j] = before - STEP;
          double down = loss(network, problem.loss(), all, block, targets);
          row[j] = before;
          differences.add((up - down) / (2 * STEP));
        }
      }
    }
    return differences.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double loss(
      PlainNetwork network, MaskedLoss loss, double[][] rows, int block, Targets targets) {
    double[] logits = new double[rows.length * OUTPUTS];
    for (int from = 0; from < rows.length; from += block) {
      double[] part = network.logits(Arrays.copyOfRange(rows, from, from + block));
      System.arraycopy(part, 0, logits, from * OUTPUTS, part.length);
    }
    return loss.evaluate(targets, logits, new double[logits.length]).total();
  }

  /** Returns random parameters; batch norms scale by 1 and shift by 0, as training starts. */
  private static Network network(Architecture architecture, SplittableRandom random) {
    List<DenseLayer> layers = new ArrayList<>();
    List<Integer> widths = architecture.widths();
    for (int l = 0; l + 1 < widths.size(); l++) {
      int units = widths.get(l + 1);
      boolean normed = architecture.norm() == Norm.LAYER && l + 2 < widths.size();
      float[] weights = numbers(widths.get(l) * units, 0, random);
      float[] biases = numbers(units, 0, random);
      layers.add(
          new DenseLayer(
              weights,
              biases,
              normed
                  ? Optional.of(new LayerNorm(numbers(units, 1, random), numbers(units, 0, random)))
                  : Optional.empty()));
    }
    return new Network(architecture, layers);
  }

  private static float[] numbers(int count, double mean, SplittableRandom random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (mean + random.nextDouble(-0.8, 0.8));
    }
    return numbers;
  }

  private static Targets targets(int rows, Mask mask, SplittableRandom random) {
    int data = Math.max(rows, DATA);
    float[] values = new float[data * HEADS];
    boolean[] observed = new boolean[values.length];
    int absent = random.nextInt(HEADS);
    for (int cell = 0; cell < values.length; cell++) {
      int head = cell % HEADS;
      values[cell] = head < 2 ? random.nextInt(head + 2) : (float) random.nextDouble(-2, 2);
      observed[cell] =
          switch (mask) {
            case ALL -> true;
            case SOME, ONE_ROW -> random.nextBoolean() || cell == 1;
            case HEAD_ABSENT -> head != absent && (random.nextBoolean() || cell < HEADS);
            case NONE -> false;
          };
      values[cell] = observed[cell] ? values[cell] : Float.NaN;
    }
    return new Targets(HEADS, values, observed);
  }

  /** The size of a batch decides whether rows are kept; see {@link Plan}. */
  private static TrainingConfig config(Way way) {
    return new TrainingConfig(
        1,
        way == Way.DENSE_IN_SLICES ? DATA : DATA / 5,
        new Optimizer(Optimizer.Rule.SGD, 1, 0, 0, Schedule.CONSTANT, 0),
        Optional.empty(),
        new TrainingConfig.Compute(1, 1));
  }

  private static double distance(double[] numbers, double[] others) {
    assertThat(numbers).hasSameSizeAs(others);
    return length(
        IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i] - others[i]).toArray());
  }

  private static double length(double[] numbers) {
    return Math.sqrt(Arrays.stream(numbers).map(number -> number * number).sum());
  }
}
