package dev.lacuna.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The same rows twice. */
record SparseCase(SparseRows sparse, Panels dense) {
  /** Returns as many rows as the range of a case ends at, of any share of zeros. */
  static SparseCase random(KernelCase c, SplittableRandom random) {
    return random(c.from() + c.rows(), c.inputs(), c.lanes(), random);
  }

  /** Returns rows of any share of zeros. */
  static SparseCase random(int rows, int columns, int lanes, SplittableRandom random) {
    double share = random.nextDouble();
    Panels dense = new Panels(lanes, rows, columns);
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * columns];
    float[] values = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      int at = starts[row];
      for (int column : columns(columns, share, random)) {
        float value = (float) random.nextDouble(-1, 1);
        dense.set(row, column, value);
        indices[at] = column;
        values[at++] = value;
      }
      starts[row + 1] = at;
    }
    int[] filled = Arrays.copyOf(indices, starts[rows]);
    SparseRows sparse = new SparseRows(columns, starts, filled, values);
    sparse.begin(rows);
    IntStream.range(0, rows).forEach(row -> sparse.set(row, row));
    return new SparseCase(sparse, dense);
  }

  private static int[] columns(int inputs, double share, SplittableRandom random) {
    return IntStream.range(0, inputs).filter(column -> random.nextDouble() < share).toArray();
  }
}
