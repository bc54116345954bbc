package dev.lacuna.kernel;

import java.util.Arrays;

/**
 * A batch of rows of a matrix of which only the non-zeros are stored, in compressed sparse rows
 * (CSR). Nothing is copied: a row is where its non-zeros are. Columns fall into bands of {@link
 * #BAND}, so that the gradient of a band can be made where it stays in the cache.
 *
 * <p>Working memory: filled for every batch. Threads may fill different places at once.
 */
public final class SparseRows {
  /** Columns of a band; the last band may have fewer. */
  public static final int BAND = 1_024;

  private final int columns;
  private final int bands;
  private final int[] starts;
  private final int[] indices;
  private final float[] stored;
  private float[] values;
  private int rows;

  /** For each place, where its non-zeros begin in each band, and where they end. */
  private int[] cuts = new int[0];

  /**
   * Creates an empty batch of rows of a matrix.
   *
   * @param starts where the non-zeros of each row begin, and where those of the last row end
   * @param indices the column of each non-zero, ascending within a row, none twice
   * @param values the non-zeros
   */
  public SparseRows(int columns, int[] starts, int[] indices, float[] values) {
    this.columns = columns;
    this.bands = (columns + BAND - 1) / BAND;
    this.starts = starts;
    this.indices = indices;
    this.stored = values;
    this.values = values;
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns;
  }

  /** Returns the number of rows of the batch. */
  public int rows() {
    return rows;
  }

  /** Begins a new batch: makes as many places for rows, each of which has to be set. */
  public void begin(int newRows) {
    rows = newRows;
    if (newRows * (bands + 1) > cuts.length) {
      cuts = new int[newRows * (bands + 1)];
    }
  }

  /** Puts a row of the matrix into a place of the batch. */
  public void set(int place, int row) {
    int at = place * (bands + 1);
    int k = starts[row];
    int end = starts[row + 1];
    cuts[at] = k;
    for (int band = 1; band < bands; band++) {
      int found = Arrays.binarySearch(indices, k, end, band * BAND);
      k = found < 0 ? -found - 1 : found;
      cuts[at + band] = k;
    }
    cuts[at + bands] = end;
  }

  /** Says what the number of a column is multiplied by. */
  @FunctionalInterface
  public interface Factor {
    /** Returns the factor of a column. */
    float of(int column);
  }

  /** Gives the batch a copy of the numbers, so that they may be scaled. */
  public SparseRows copyNumbers() {
    values = stored.clone();
    return this;
  }

  /**
   * Scales the numbers of a place, as they are stored, in the batch's own copy. The row must be in
   * no other place of the batch.
   */
  public void scale(int place, Factor factor) {
    for (int k = start(place); k < end(place); k++) {
      values[k] = stored[k] * factor.of(indices[k]);
    }
  }

  /** Returns where the non-zeros of a place begin. */
  int start(int place) {
    return cuts[place * (bands + 1)];
  }

  /** Returns where the non-zeros of a place end. */
  int end(int place) {
    return cuts[place * (bands + 1) + bands];
  }

  /** Returns where the non-zeros of a place begin that are in a column or after it. */
  int start(int place, int column) {
    return cuts[place * (bands + 1) + Math.min(bands, (column + BAND - 1) / BAND)];
  }

  /** Returns the column of each non-zero of the matrix. */
  int[] indices() {
    return indices;
  }

  /** Returns the non-zeros of the matrix, scaled where they were. */
  float[] values() {
    return values;
  }
}
