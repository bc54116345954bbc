package dev.lacuna.kernel;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The same rows twice. */
record SparseCase(SparseRows sparse, Panels dense) {
  /** Returns as many rows as the range of a case ends at, of any share of zeros. */
  static SparseCase random(KernelCase c, SplittableRandom random) {
    int rows = c.from() + c.rows();
    double share = random.nextDouble();
    Panels dense = new Panels(c.lanes(), rows, c.inputs());
    // too small at first, and not empty, so that it must grow and forget
    SparseRows sparse = new SparseRows(1, c.inputs());
    sparse.append(1);
    sparse.indices()[0] = c.inputs() - 1;
    sparse.clear();
    for (int row = 0; row < rows; row++) {
      int[] columns = columns(c.inputs(), share, random);
      int at = sparse.append(columns.length);
      for (int column : columns) {
        float value = (float) random.nextDouble(-1, 1);
        dense.set(row, column, value);
        sparse.indices()[at] = column;
        sparse.values()[at++] = value;
      }
    }
    return new SparseCase(sparse, dense);
  }

  private static int[] columns(int inputs, double share, SplittableRandom random) {
    return IntStream.range(0, inputs).filter(column -> random.nextDouble() < share).toArray();
  }
}
