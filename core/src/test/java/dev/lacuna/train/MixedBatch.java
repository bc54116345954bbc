package dev.lacuna.train;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Labels for a binary, a categorical and a regression head, as Lacuna holds them and as DL4J does.
 *
 * @param rows number of rows
 * @param values row-major, rows × heads
 * @param observed row-major, rows × heads
 * @param logits row-major, rows × outputs
 */
@SuppressWarnings("ArrayRecordComponent") // made once a try, never compared
public record MixedBatch(int rows, float[] values, boolean[] observed, double[] logits) {
  public static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y"),
          new CategoricalHead("c", List.of("a", "b", "c"), List.of()),
          RegressionHead.of("r"));
  public static final int HEADS = 3;
  public static final int OUTPUTS = 5;

  /** Batches of any mask, none and all observed included. */
  public static Arbitrary<MixedBatch> batches() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.of(0.0, 0.2, 0.5, 0.8, 1.0),
            Arbitraries.longs())
        .as(MixedBatch::random)
        .withoutEdgeCases();
  }

  public static MixedBatch random(int rows, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * HEADS];
    boolean[] observed = new boolean[values.length];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] =
          switch (cell % HEADS) {
            case 0 -> random.nextInt(2);
            case 1 -> random.nextInt(3);
            default -> random.nextInt(-8, 9) / 4f;
          };
      observed[cell] = random.nextDouble() < share;
    }
    double[] logits = random.doubles(rows * (long) OUTPUTS, -3, 3).toArray();
    return new MixedBatch(rows, values, observed, logits);
  }

  public Targets targets() {
    return new Targets(HEADS, values, observed);
  }

  /** Returns the labels [rows, outputs]; every column of a missing cell holds the filler. */
  public INDArray labels(double filler) {
    double[][] labels = new double[rows][OUTPUTS];
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < OUTPUTS; output++) {
        int cell = row * HEADS + headOf(output);
        boolean oneHot = headOf(output) == 1;
        double label = oneHot ? (output - 1 == values[cell] ? 1 : 0) : values[cell];
        labels[row][output] = observed[cell] ? label : filler;
      }
    }
    return Nd4j.createFromArray(labels);
  }

  public INDArray labels() {
    return labels(0);
  }

  /** Returns the mask [rows, outputs]. */
  public INDArray mask() {
    double[][] mask = new double[rows][OUTPUTS];
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < OUTPUTS; output++) {
        mask[row][output] = observed[row * HEADS + headOf(output)] ? 1 : 0;
      }
    }
    return Nd4j.createFromArray(mask);
  }

  /** Returns the logits [rows, outputs], in double precision. */
  public INDArray sums() {
    return Nd4j.createFromArray(logits).reshape('c', rows, OUTPUTS);
  }

  /** Returns the batch with further rows below that no cell is observed of. */
  public MixedBatch withEmptyRows(int more) {
    double[] longer = Arrays.copyOf(logits, logits.length + more * OUTPUTS);
    Arrays.fill(longer, logits.length, longer.length, 2.5);
    return new MixedBatch(
        rows + more,
        Arrays.copyOf(values, values.length + more * HEADS),
        Arrays.copyOf(observed, observed.length + more * HEADS),
        longer);
  }

  /** Returns the batch with only those cells observed for whose head it is true. */
  public MixedBatch onlyHeads(boolean... present) {
    boolean[] fewer = observed.clone();
    for (int cell = 0; cell < fewer.length; cell++) {
      fewer[cell] &= present[cell % HEADS];
    }
    return new MixedBatch(rows, values, fewer, logits);
  }

  public MixedBatch withLogits(double[] other) {
    return new MixedBatch(rows, values, observed, other);
  }

  public static int headOf(int output) {
    return output == 0 ? 0 : output < 4 ? 1 : 2;
  }

  @Override
  public String toString() {
    return "values=%s, observed=%s, logits=%s"
        .formatted(Arrays.toString(values), Arrays.toString(observed), Arrays.toString(logits));
  }
}
