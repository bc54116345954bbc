package dev.lacuna.feature;

import dev.lacuna.io.FloatFile;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Dense features that stay in a file: as many rows as the disk holds. Reading a row that the system
 * does not hold in memory takes a read from disk; shuffled training on a file much larger than the
 * memory wants a disk that is quick at that.
 */
public final class MappedFeatures implements FeatureMatrix {
  private final FloatFile file;

  /**
   * Creates a matrix over a file.
   *
   * @param file one row per example, one column per feature
   */
  public MappedFeatures(FloatFile file) {
    this.file = file;
  }

  @Override
  public int rows() {
    return file.rows();
  }

  @Override
  public int columns() {
    return file.columns();
  }

  @Override
  public void copyRow(int row, float[] target, int offset) {
    file.copyRow(row, target, offset);
  }

  @Override
  public void copyRows(int[] order, int from, int to, float[] target) {
    int columns = file.columns();
    for (int i = from; i < to; i++) {
      file.copyRow(order[i], target, (i - from) * columns);
    }
  }

  /** Returns a copy, in memory. */
  @Override
  public DenseFeatures withoutColumns(BitSet columns) {
    return select(IntStream.range(0, rows()).toArray()).withoutColumns(columns);
  }

  /** Returns a copy of these rows, in memory. */
  @Override
  public DenseFeatures select(int[] rows) {
    float[] selected = new float[Math.multiplyExact(rows.length, columns())];
    copyRows(rows, 0, rows.length, selected);
    return new DenseFeatures(columns(), selected);
  }
}
