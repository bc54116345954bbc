package dev.lacuna.csv.feature;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.SparseFeatures;
import java.util.Arrays;

/** Keeps the features that are not zero. */
final class SparseWriter implements FeatureWriter {
  private final int width;
  private final int[] starts;
  private int[] indices = new int[1024];
  private float[] values = new float[1024];
  private int rows;
  private int count;

  SparseWriter(int rows, int width) {
    this.width = width;
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
    starts[++rows] = count;
  }

  @Override
  public FeatureMatrix features() {
    return new SparseFeatures(
        width, starts, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
  }
}
