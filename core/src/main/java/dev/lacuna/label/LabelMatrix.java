package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Problems;
import java.util.Arrays;
import java.util.List;

/**
 * The labels of a data set and their mask: rows × heads. A cell is observed or missing; a missing
 * cell holds the finite filler 0, which nothing may read. Immutable.
 *
 * <p>This is the only place where a mask is made. It is made when the labels are read, by comparing
 * each cell with its head's mask values, and travels with the labels ever after.
 */
public final class LabelMatrix {
  /** What a missing cell holds. */
  private static final float FILLER = 0;

  private final LabelSchema schema;
  private final int rows;
  private final float[] values;
  private final boolean[] observed;

  private LabelMatrix(LabelSchema schema, float[] values, boolean[] observed) {
    this.schema = schema;
    this.rows = values.length / schema.size();
    this.values = values;
    this.observed = observed;
  }

  /** Returns a builder that reads cells as a source wrote them. */
  public static Builder builder(LabelSchema schema) {
    return new Builder(schema);
  }

  /** Returns a matrix of this many rows without a single observed cell. */
  public static LabelMatrix unlabelled(LabelSchema schema, int rows) {
    int cells = Math.multiplyExact(rows, schema.size());
    return new LabelMatrix(schema, new float[cells], new boolean[cells]);
  }

  /** Returns the heads. */
  public LabelSchema schema() {
    return schema;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the number of heads. */
  public int heads() {
    return schema.size();
  }

  /** Returns whether a cell is observed. */
  public boolean observed(int row, int head) {
    return observed[row * heads() + head];
  }

  /** Returns an observed label: 0 or 1, a class index, or a number; 0 for a missing cell. */
  public float value(int row, int head) {
    return values[row * heads() + head];
  }

  /** Returns how many cells of a head are observed. */
  public int observedCount(int head) {
    int count = 0;
    for (int row = 0; row < rows; row++) {
      count += observed(row, head) ? 1 : 0;
    }
    return count;
  }

  /** Returns how many cells of each head are observed. */
  public int[] observedCounts() {
    int[] counts = new int[heads()];
    for (int cell = 0; cell < observed.length; cell++) {
      counts[cell % heads()] += observed[cell] ? 1 : 0;
    }
    return counts;
  }

  /**
   * Returns how many observed cells of a head hold each class; empty for a regression head. A cell
   * that was filled with no class counts for none.
   */
  public int[] classCounts(int head) {
    int[] counts = new int[schema.head(head).classes().size()];
    for (int row = 0; counts.length > 0 && row < rows; row++) {
      float value = value(row, head);
      if (observed(row, head) && value >= 0 && value < counts.length) {
        counts[(int) value]++;
      }
    }
    return counts;
  }

  /** Returns the labels of these rows, in this order; a row may come more than once. */
  public LabelMatrix select(int[] selection) {
    int heads = heads();
    float[] selectedValues = new float[Math.multiplyExact(selection.length, heads)];
    boolean[] selectedObserved = new boolean[selectedValues.length];
    for (int i = 0; i < selection.length; i++) {
      System.arraycopy(values, selection[i] * heads, selectedValues, i * heads, heads);
      System.arraycopy(observed, selection[i] * heads, selectedObserved, i * heads, heads);
    }
    return new LabelMatrix(schema, selectedValues, selectedObserved);
  }

  /** Says of a cell whether something holds for it. */
  @FunctionalInterface
  public interface CellTest {
    /** Returns whether it holds for the cell in this row and of this head. */
    boolean test(int row, int head);
  }

  /** Returns the same labels with further cells missing: those for which the test holds. */
  public LabelMatrix drop(CellTest dropped) {
    LabelMatrix copy = new LabelMatrix(schema, values.clone(), observed.clone());
    for (int row = 0; row < rows; row++) {
      for (int head = 0; head < heads(); head++) {
        if (dropped.test(row, head)) {
          copy.values[row * heads() + head] = FILLER;
          copy.observed[row * heads() + head] = false;
        }
      }
    }
    return copy;
  }

  /**
   * Returns labels in which each missing cell counts as observed with a value of its head, whether
   * legal or not. This is the mistake that masking avoids; it exists to be compared with.
   *
   * @param valueOfHead one value per head, such as its numeric mask value
   */
  public LabelMatrix fillMissing(float[] valueOfHead) {
    LabelMatrix copy = new LabelMatrix(schema, values.clone(), observed.clone());
    for (int cell = 0; cell < observed.length; cell++) {
      if (!observed[cell]) {
        copy.values[cell] = valueOfHead[cell % heads()];
        copy.observed[cell] = true;
      }
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelMatrix that
        && schema.equals(that.schema)
        && Arrays.equals(values, that.values)
        && Arrays.equals(observed, that.observed);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(observed);
  }

  @Override
  public String toString() {
    return "LabelMatrix[rows=" + rows + ", heads=" + schema.names() + "]";
  }

  /**
   * Reads cells as a source wrote them and makes the mask. Illegal cells of all rows are reported
   * together by {@link #build()}. Not thread-safe.
   */
  public static final class Builder {
    private final LabelSchema schema;
    private final Problems problems = new Problems();
    private float[] values = new float[64];
    private boolean[] observed = new boolean[64];
    private int cells;

    private Builder(LabelSchema schema) {
      this.schema = schema;
    }

    /**
     * Adds a row of numbers, one per head.
     *
     * @param where names the row in messages, such as {@code line 12}
     */
    public Builder add(String where, double... cellsOfRow) {
      checkLength(where, cellsOfRow.length);
      for (int t = 0; t < schema.size(); t++) {
        Head head = schema.head(t);
        double cell = cellsOfRow[t];
        if (isMissing(head, cell)) {
          append(FILLER, false);
          continue;
        }
        try {
          append(head.read(cell), true);
        } catch (IllegalArgumentException illegal) {
          refuse(where, head, illegal);
        }
      }
      return this;
    }

    /**
     * Adds a row of texts, one per head.
     *
     * @param where names the row in messages, such as {@code line 12}
     */
    public Builder add(String where, List<String> cellsOfRow) {
      checkLength(where, cellsOfRow.size());
      for (int t = 0; t < schema.size(); t++) {
        Head head = schema.head(t);
        String cell = cellsOfRow.get(t);
        if (isMissing(head, cell)) {
          append(FILLER, false);
          continue;
        }
        try {
          append(head.read(cell), true);
        } catch (IllegalArgumentException illegal) {
          refuse(where, head, illegal);
        }
      }
      return this;
    }

    /**
     * Returns the matrix.
     *
     * @throws LacunaException when a cell held no legal label; it lists all such cells
     */
    public LabelMatrix build() {
      problems.throwIfAny(ErrorCode.BAD_DATA, "Labels must be legal or missing");
      return new LabelMatrix(schema, Arrays.copyOf(values, cells), Arrays.copyOf(observed, cells));
    }

    // plain loops: there are as many cells as rows times heads

    private static boolean isMissing(Head head, double cell) {
      for (MaskValue maskValue : head.maskValues()) {
        if (maskValue.matches(cell)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isMissing(Head head, String cell) {
      for (MaskValue maskValue : head.maskValues()) {
        if (maskValue.matches(cell)) {
          return true;
        }
      }
      return false;
    }

    private void refuse(String where, Head head, IllegalArgumentException illegal) {
      problems.add("head '" + head.name() + "' " + illegal.getMessage() + " in " + where);
      append(FILLER, false);
    }

    private void append(float value, boolean isObserved) {
      if (cells == values.length) {
        values = Arrays.copyOf(values, cells * 2);
        observed = Arrays.copyOf(observed, cells * 2);
      }
      values[cells] = value;
      observed[cells++] = isObserved;
    }

    private void checkLength(String where, int length) {
      if (length != schema.size()) {
        throw new LacunaException(
            ErrorCode.BAD_DATA,
            "A row needs one label cell per head, missing ones included. Found %d cells for %d heads in %s."
                .formatted(length, schema.size(), where));
      }
    }
  }
}
