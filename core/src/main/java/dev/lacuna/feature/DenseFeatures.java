package dev.lacuna.feature;

import java.util.BitSet;

/** Features stored one by one, row after row. */
public final class DenseFeatures implements FeatureMatrix {
  private final int columns;
  private final float[] values;

  /**
   * Creates a matrix over the given array, which the caller must not change any more.
   *
   * @param columns at least 1
   * @param values row-major, a multiple of the columns long
   */
  public DenseFeatures(int columns, float[] values) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "values must fill whole rows, columns = " + columns + ", values = " + values.length);
    }
    this.columns = columns;
    this.values = values;
  }

  @Override
  public int rows() {
    return values.length / columns;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void copyRow(int row, float[] target, int offset) {
    System.arraycopy(values, row * columns, target, offset, columns);
  }

  @Override
  public void copyRows(int[] order, int from, int to, float[] target) {
    for (int i = from; i < to; i++) {
      int source = order[i] * columns;
      int at = (i - from) * columns;
      for (int column = 0; column < columns; column++) {
        target[at + column] = values[source + column];
      }
    }
  }

  @Override
  public DenseFeatures withoutColumns(BitSet left) {
    float[] rest = values.clone();
    left.stream()
        .forEach(
            column -> {
              for (int at = column; at < rest.length; at += columns) {
                rest[at] = 0;
              }
            });
    return new DenseFeatures(columns, rest);
  }

  @Override
  public DenseFeatures select(int[] rows) {
    float[] selected = new float[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      copyRow(rows[i], selected, i * columns);
    }
    return new DenseFeatures(columns, selected);
  }
}
