package dev.lacuna.feature;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One matrix, stored both ways. */
public record MatrixPair(DenseFeatures dense, SparseFeatures sparse) {
  /** Returns matrices of up to a number of rows and of columns, and of any share of zeros. */
  public static Arbitrary<MatrixPair> upTo(int rows, int columns) {
    return Combinators.combine(
            Arbitraries.integers().between(0, rows),
            Arbitraries.integers().between(1, columns),
            Arbitraries.longs().dontShrink())
        .as(MatrixPair::random)
        .withoutEdgeCases();
  }

  /** Returns a random matrix. */
  public static MatrixPair random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double share = random.nextDouble();
    float[] values = new float[rows * columns];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = random.nextDouble() < share ? (float) random.nextDouble(-3, 3) : 0;
    }
    int[] cells = IntStream.range(0, values.length).filter(cell -> values[cell] != 0).toArray();
    int[] starts = new int[rows + 1];
    float[] nonZeros = new float[cells.length];
    for (int k = 0; k < cells.length; k++) {
      starts[cells[k] / columns + 1] = k + 1;
      nonZeros[k] = values[cells[k]];
    }
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = Math.max(starts[row], starts[row + 1]);
    }
    int[] indices = IntStream.of(cells).map(cell -> cell % columns).toArray();
    return new MatrixPair(
        new DenseFeatures(columns, values), new SparseFeatures(columns, starts, indices, nonZeros));
  }
}
