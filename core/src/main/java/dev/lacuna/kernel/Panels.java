package dev.lacuna.kernel;

import java.util.Arrays;

/**
 * A matrix of floats, its columns dealt out to panels of {@link #lanes()} columns each. Within a
 * panel it is stored row after row, so that the numbers of one row and panel fill one vector of the
 * processor, and a walk down a panel is a walk through memory. The columns that fill up the last
 * panel hold zeros; whoever writes a matrix keeps them so.
 *
 * <p>Working memory: mutable, and as safe for several threads as an array is.
 */
public final class Panels {
  private final int lanes;
  private final int shift;
  private final int capacity;
  private final int columns;
  private final float[] data;
  private int origin;

  /**
   * Creates a matrix of zeros.
   *
   * @param lanes columns of a panel, a power of two
   * @param capacity rows, at least 1
   * @param columns at least 1
   */
  public Panels(int lanes, int capacity, int columns) {
    if (Integer.bitCount(lanes) != 1 || capacity < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "panels need a power of two of lanes, and rows and columns. Found %d, %d, %d"
              .formatted(lanes, capacity, columns));
    }
    this.lanes = lanes;
    this.shift = Integer.numberOfTrailingZeros(lanes);
    this.capacity = capacity;
    this.columns = columns;
    this.data = new float[Math.multiplyExact(capacity * lanes, (columns + lanes - 1) / lanes)];
  }

  /**
   * Makes the matrix a window on a larger one: its first number is from now on that of the given
   * panel and row, and its capacity and panels are what the window shows.
   */
  public void moveTo(int panel, int row) {
    origin = (panel * capacity + row) << shift;
  }

  /** Returns the columns of a panel. */
  public int lanes() {
    return lanes;
  }

  /** Returns the number of rows. */
  public int capacity() {
    return capacity;
  }

  /** Returns the number of columns, those that fill up the last panel apart. */
  public int columns() {
    return columns;
  }

  /** Returns the number of panels. */
  public int panels() {
    return (columns + lanes - 1) >> shift;
  }

  /** Returns the numbers themselves; see {@link #at(int, int)}. */
  public float[] data() {
    return data;
  }

  /** Returns where a number stands. */
  public int at(int row, int column) {
    return start(column >> shift, row) + (column & (lanes - 1));
  }

  /** Returns where a panel's row begins. */
  public int start(int panel, int row) {
    return ((panel * capacity + row) << shift) - origin;
  }

  /** Returns a number. */
  public float get(int row, int column) {
    return data[at(row, column)];
  }

  /** Sets a number. */
  public void set(int row, int column, float value) {
    data[at(row, column)] = value;
  }

  /** Writes rows that stand one after the other in an array. */
  public void load(float[] rowMajor, RowRange rows) {
    for (int column = 0; column < columns; column += lanes) {
      int width = Math.min(lanes, columns - column);
      int at = at(rows.from(), column);
      for (int row = 0; row < rows.size(); row++, at += lanes) {
        copy(rowMajor, row * columns + column, at, width);
      }
    }
  }

  /** Whole vectors by a copy, fewer numbers by a loop: each is the faster one. */
  private void copy(float[] source, int from, int at, int width) {
    if (width == lanes) {
      System.arraycopy(source, from, data, at, width);
      return;
    }
    for (int lane = 0; lane < width; lane++) {
      data[at + lane] = source[from + lane];
    }
  }

  /**
   * Writes rows that stand one after the other in an array of doubles.
   *
   * @param first where in the array the first row begins
   * @param negligible what is smaller is written as zero
   */
  public void load(double[] rowMajor, int first, double negligible, RowRange rows) {
    int negligibleBits = Float.floatToRawIntBits((float) negligible);
    for (int column = 0; column < columns; column += lanes) {
      int width = Math.min(lanes, columns - column);
      int at = at(rows.from(), column);
      for (int row = 0; row < rows.size(); row++, at += lanes) {
        int source = first + row * columns + column;
        for (int lane = 0; lane < width; lane++) {
          data[at + lane] = unlessNegligible((float) rowMajor[source + lane], negligibleBits);
        }
      }
    }
  }

  /**
   * Without a branch, for which it will be cannot be foretold. Patterns of bits grow with sizes.
   */
  private static float unlessNegligible(float number, int negligibleBits) {
    int bits = Float.floatToRawIntBits(number);
    int keep = ((negligibleBits - 1) - (bits & Integer.MAX_VALUE)) >> 31;
    return Float.intBitsToFloat(bits & keep);
  }

  /**
   * Copies rows into an array of doubles, one after the other.
   *
   * @param first where in the array the first row goes
   */
  public void copy(RowRange rows, double[] rowMajor, int first) {
    for (int column = 0; column < columns; column += lanes) {
      int width = Math.min(lanes, columns - column);
      int at = at(rows.from(), column);
      for (int row = 0; row < rows.size(); row++, at += lanes) {
        int target = first + row * columns + column;
        for (int lane = 0; lane < width; lane++) {
          rowMajor[target + lane] = data[at + lane];
        }
      }
    }
  }

  /** Sets a tile to zero. */
  public void clear(Tile tile) {
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      Arrays.fill(data, start(panel, tile.fromRow()), start(panel, tile.toRow()), 0);
    }
  }

  /**
   * Writes the transpose of a tile of another matrix, of which rows beyond this one's columns are
   * left out.
   */
  public void transpose(Panels other, Tile tile) {
    int to = Math.min(tile.toRow(), columns);
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int width = Math.min(lanes, other.columns - panel * lanes);
      for (int column = tile.fromRow(); column < to; column++) {
        int from = other.start(panel, column);
        int at = at(panel * lanes, column);
        for (int lane = 0; lane < width; lane++) {
          data[at + lane * lanes] = other.data[from + lane];
        }
      }
    }
  }
}
