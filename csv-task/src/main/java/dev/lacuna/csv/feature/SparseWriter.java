package dev.lacuna.csv.feature;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.SparseFeatures;
import java.util.Arrays;

/** Keeps the features that are not zero. */
final class SparseWriter implements FeatureWriter {
  private final int width;
  private final double length;
  private final int[] starts;
  private int[] indices = new int[1024];
  private float[] values = new float[1024];
  private int rows;
  private int count;

  /**
   * Creates a writer.
   *
   * @param length that each row is scaled to; 0 leaves rows as they are
   */
  SparseWriter(int rows, int width, double length) {
    this.width = width;
    this.length = length;
    this.starts = new int[rows + 1];
  }

  @Override
  public void put(int index, float value) {
    if (count == indices.length) {
      indices = Arrays.copyOf(indices, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    indices[count] = index;
    values[count++] = value;
  }

  @Override
  public void endRow() {
    if (length > 0) {
      scale(starts[rows]);
    }
    starts[++rows] = count;
  }

  private void scale(int from) {
    double squares = 0;
    for (int k = from; k < count; k++) {
      squares += (double) values[k] * values[k];
    }
    double factor = squares > 0 ? Math.min(Float.MAX_VALUE, length / Math.sqrt(squares)) : 1;
    for (int k = from; k < count; k++) {
      values[k] *= (float) factor;
    }
  }

  @Override
  public FeatureMatrix features() {
    return new SparseFeatures(
        width, starts, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
  }
}
