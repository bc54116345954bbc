package dev.lacuna.csv.feature;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import dev.lacuna.feature.FeatureMatrix;

/** Keeps every feature. */
final class DenseWriter implements FeatureWriter {
  private final int width;
  private final float[] values;
  private int start;

  /**
   * Creates a writer.
   *
   * @throws LacunaException when so many rows of this width do not fit into one matrix
   */
  DenseWriter(int rows, int width) {
    long cells = (long) rows * width;
    if (cells > Integer.MAX_VALUE - 8) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A table must have at most 2 billion features. Found %,d rows of %,d features. Leave out rows, or columns by --ignore."
              .formatted(rows, width));
    }
    this.width = width;
    this.values = new float[(int) cells];
  }

  @Override
  public void put(int index, float value) {
    values[start + index] = value;
  }

  @Override
  public void endRow() {
    start += width;
  }

  @Override
  public FeatureMatrix features() {
    return new DenseFeatures(width, values);
  }
}
