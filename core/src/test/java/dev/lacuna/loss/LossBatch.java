package dev.lacuna.loss;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A batch for one head of every kind, with its logits.
 *
 * @param rows number of rows
 * @param values row-major, rows × heads
 * @param observed row-major, rows × heads
 * @param logits row-major, rows × outputs
 */
@SuppressWarnings("ArrayRecordComponent") // made once a try, never compared
record LossBatch(int rows, float[] values, boolean[] observed, double[] logits) {
  static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("binary"),
          new CategoricalHead("categorical", List.of("a", "b", "c"), List.of()),
          RegressionHead.of("squared"),
          RegressionHead.of("huber"));
  static final List<HeadLoss> LOSSES =
      List.of(
          new BinaryCrossEntropy(),
          new SoftmaxCrossEntropy(3),
          new SquaredError(),
          new HuberLoss(0.7));
  static final int HEADS = 4;
  static final int OUTPUTS = 6;

  /** Batches of any mask, none and all observed included. */
  static Arbitrary<LossBatch> batches(int minRows, int maxRows) {
    return Combinators.combine(
            Arbitraries.integers().between(minRows, maxRows),
            Arbitraries.of(0.0, 0.1, 0.3, 0.5, 0.8, 1.0),
            Arbitraries.longs().dontShrink())
        .as(LossBatch::random)
        .withoutEdgeCases();
  }

  /** Losses of all normalizations, with head weights, some of them 0, and class weights. */
  static Arbitrary<MaskedLoss> losses() {
    return Combinators.combine(
            Arbitraries.of(Normalization.class),
            Arbitraries.of(0.0, 0.3, 1.0, 2.5).list().ofSize(HEADS - 1),
            Arbitraries.doubles().between(0.2, 4).list().ofSize(5),
            Arbitraries.doubles().between(0.1, 1).list().ofSize(HEADS))
        .as(LossBatch::loss)
        .withoutEdgeCases()
        .dontShrink();
  }

  private static LossBatch random(int rows, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * HEADS];
    boolean[] observed = new boolean[values.length];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] =
          switch (cell % HEADS) {
            case 0 -> random.nextInt(2);
            case 1 -> random.nextInt(3);
            default -> (float) random.nextDouble(-2, 2);
          };
      observed[cell] = random.nextDouble() < share;
    }
    double[] logits = random.doubles(rows * (long) OUTPUTS, -3, 3).toArray();
    return new LossBatch(rows, values, observed, logits);
  }

  private static MaskedLoss loss(
      Normalization normalization,
      List<Double> headWeights,
      List<Double> classWeights,
      List<Double> shares) {
    return new MaskedLoss(
        SCHEMA,
        LOSSES,
        normalization,
        new HeadWeights(List.of(1.0, headWeights.get(0), headWeights.get(1), headWeights.get(2))),
        new ClassWeights(
            List.of(classWeights.subList(0, 2), classWeights.subList(2, 5), List.of(), List.of())),
        shares);
  }

  Targets targets() {
    return new Targets(HEADS, values, observed);
  }

  /** Returns the batch with other values in missing cells, and the same observed ones. */
  LossBatch withMissing(float value) {
    float[] changed = values.clone();
    for (int cell = 0; cell < changed.length; cell++) {
      changed[cell] = observed[cell] ? changed[cell] : value;
    }
    return new LossBatch(rows, changed, observed, logits);
  }

  /** Returns the batch with further rows below that no cell is observed of. */
  LossBatch withEmptyRows(int more) {
    double[] longer = Arrays.copyOf(logits, logits.length + more * OUTPUTS);
    Arrays.fill(longer, logits.length, longer.length, 2.5);
    return new LossBatch(
        rows + more,
        Arrays.copyOf(values, values.length + more * HEADS),
        Arrays.copyOf(observed, observed.length + more * HEADS),
        longer);
  }

  /** Returns the batch with every cell of a head missing. */
  LossBatch without(int head) {
    boolean[] fewer = observed.clone();
    for (int row = 0; row < rows; row++) {
      fewer[row * HEADS + head] = false;
    }
    return new LossBatch(rows, values, fewer, logits);
  }

  LossBatch withLogits(double[] other) {
    return new LossBatch(rows, values, observed, other);
  }

  /** Returns rows from one to before another. */
  LossBatch part(int from, int to) {
    return new LossBatch(
        to - from,
        Arrays.copyOfRange(values, from * HEADS, to * HEADS),
        Arrays.copyOfRange(observed, from * HEADS, to * HEADS),
        Arrays.copyOfRange(logits, from * OUTPUTS, to * OUTPUTS));
  }

  @Override
  public String toString() {
    return "values=%s, observed=%s, logits=%s"
        .formatted(Arrays.toString(values), Arrays.toString(observed), Arrays.toString(logits));
  }
}
