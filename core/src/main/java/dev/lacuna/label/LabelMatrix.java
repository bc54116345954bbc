package dev.lacuna.label;

import dev.lacuna.error.LacunaException;
import dev.lacuna.io.FloatFile;
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
  private final LabelSchema schema;
  private final Cells cells;

  private LabelMatrix(LabelSchema schema, Cells cells) {
    this.schema = schema;
    this.cells = cells;
  }

  /** Returns a builder that reads cells as a source wrote them. */
  public static Builder builder(LabelSchema schema) {
    return new Builder(schema);
  }

  /** Returns a matrix of this many rows without a single observed cell. */
  public static LabelMatrix unlabelled(LabelSchema schema, int rows) {
    return new LabelMatrix(schema, HeapCells.missing(rows, schema.size()));
  }

  /**
   * Returns the labels in a file, one column per head: 0 or 1, a class index, or a number; NaN
   * where the cell is missing, whatever the mask values of its head are. They stay in the file,
   * which is read once from end to end to check them. {@link LabelFileWriter} writes such a file.
   *
   * <p>What a matrix over a file hands out as a matrix of its own, selected, dropped or filled, is
   * a copy in memory.
   *
   * @throws LacunaException when there is not one column per head, or when labels are not legal; it
   *     lists the first ones and counts the rest
   */
  public static LabelMatrix mapped(LabelSchema schema, FloatFile file) {
    return new LabelMatrix(schema, FileCells.open(schema, file));
  }

  /** Returns the heads. */
  public LabelSchema schema() {
    return schema;
  }

  /** Returns the number of rows. */
  public int rows() {
    return cells.rows();
  }

  /** Returns whether the labels stay in a file, so that a copy could be too large for memory. */
  public boolean isMapped() {
    return cells instanceof FileCells;
  }

  /** Returns the number of heads. */
  public int heads() {
    return schema.size();
  }

  /** Returns whether a cell is observed. */
  public boolean observed(int row, int head) {
    return cells.observed(row, head);
  }

  /** Returns an observed label: 0 or 1, a class index, or a number; 0 for a missing cell. */
  public float value(int row, int head) {
    return cells.value(row, head);
  }

  /**
   * Writes the labels of a row and their mask.
   *
   * @param row index from 0
   * @param values receives one label per head, 0 for a missing cell
   * @param observed receives the mask, one per head
   * @param offset where in both the row begins
   */
  public void copyRow(int row, float[] values, boolean[] observed, int offset) {
    cells.copyRow(row, values, observed, offset);
  }

  /** Returns how many cells of a head are observed. */
  public int observedCount(int head) {
    return cells.observedCount(head);
  }

  /** Returns how many cells of each head are observed. */
  public int[] observedCounts() {
    return cells.observedCounts();
  }

  /**
   * Returns how many observed cells of a head hold each class; empty for a regression head. A cell
   * that was filled with no class, such as −1 or 0.3, counts for none.
   */
  public int[] classCounts(int head) {
    int[] counts = new int[schema.head(head).classes().size()];
    for (int row = 0; counts.length > 0 && row < rows(); row++) {
      float value = value(row, head);
      if (observed(row, head) && value >= 0 && value < counts.length && value == (int) value) {
        counts[(int) value]++;
      }
    }
    return counts;
  }

  /** Returns the labels of these rows, in this order; a row may come more than once. */
  public LabelMatrix select(int[] selection) {
    return new LabelMatrix(schema, HeapCells.copyOf(cells, heads(), selection));
  }

  /**
   * Returns these labels and others below them.
   *
   * @throws IllegalArgumentException when the heads differ
   */
  public LabelMatrix append(LabelMatrix others) {
    if (!schema.equals(others.schema)) {
      throw new IllegalArgumentException(
          "labels must have the same heads. Found %s and %s"
              .formatted(schema.names(), others.schema.names()));
    }
    return new LabelMatrix(schema, HeapCells.copyOf(cells, others.cells, heads()));
  }

  /** Says of a cell whether something holds for it. */
  @FunctionalInterface
  public interface CellTest {
    /** Returns whether it holds for the cell in this row and of this head. */
    boolean test(int row, int head);
  }

  /** Returns the same labels with further cells missing: those for which the test holds. */
  public LabelMatrix drop(CellTest dropped) {
    HeapCells copy = HeapCells.copyOf(cells, heads());
    for (int row = 0; row < rows(); row++) {
      for (int head = 0; head < heads(); head++) {
        if (dropped.test(row, head)) {
          copy.drop(row, head);
        }
      }
    }
    return new LabelMatrix(schema, copy);
  }

  /** Says what a missing cell is filled with. */
  @FunctionalInterface
  public interface CellFill {
    /** Returns the value for the missing cell in this row and of this head; NaN for none. */
    float valueOf(int row, int head);
  }

  /**
   * Returns labels in which missing cells count as observed with the values of a fill, whether
   * legal or not; those that it has none for stay missing.
   */
  public LabelMatrix fillMissing(CellFill fill) {
    HeapCells copy = HeapCells.copyOf(cells, heads());
    for (int row = 0; row < rows(); row++) {
      for (int head = 0; head < heads(); head++) {
        float value = copy.observed(row, head) ? Float.NaN : fill.valueOf(row, head);
        if (!Float.isNaN(value)) {
          copy.fill(row, head, value);
        }
      }
    }
    return new LabelMatrix(schema, copy);
  }

  /** Two matrices are equal when they have the same heads, labels and mask, wherever they are. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof LabelMatrix that)
        || !schema.equals(that.schema)
        || rows() != that.rows()) {
      return false;
    }
    for (int row = 0; row < rows(); row++) {
      for (int head = 0; head < heads(); head++) {
        if (observed(row, head) != that.observed(row, head)
            || Float.compare(value(row, head), that.value(row, head)) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int row = 0; row < rows(); row++) {
      for (int head = 0; head < heads(); head++) {
        hash = 31 * hash + Float.hashCode(value(row, head));
        hash = 31 * hash + Boolean.hashCode(observed(row, head));
      }
    }
    return hash;
  }

  @Override
  public String toString() {
    return "LabelMatrix[rows=" + rows() + ", heads=" + schema.names() + "]";
  }

  /**
   * Reads cells as a source wrote them and makes the mask. Illegal cells of all rows are reported
   * together by {@link #build()}. Not thread-safe.
   */
  public static final class Builder {
    private final LabelSchema schema;
    private final CellReader reader;
    private float[] values = new float[64];
    private boolean[] observed = new boolean[64];
    private int cells;

    private Builder(LabelSchema schema) {
      this.schema = schema;
      this.reader = new CellReader(schema, this::append);
    }

    /**
     * Adds a row of numbers, one per head.
     *
     * @param where names the row in messages, such as {@code line 12}
     */
    public Builder add(String where, double... cellsOfRow) {
      reader.read(where, cellsOfRow);
      return this;
    }

    /**
     * Adds a row of texts, one per head.
     *
     * @param where names the row in messages, such as {@code line 12}
     */
    public Builder add(String where, List<String> cellsOfRow) {
      reader.read(where, cellsOfRow);
      return this;
    }

    /**
     * Returns the matrix.
     *
     * @throws LacunaException when a cell held no legal label; it lists all such cells
     */
    public LabelMatrix build() {
      reader.throwIfAny();
      return new LabelMatrix(
          schema,
          new HeapCells(
              schema.size(), Arrays.copyOf(values, cells), Arrays.copyOf(observed, cells)));
    }

    private void append(float value, boolean isObserved) {
      if (cells == values.length) {
        values = Arrays.copyOf(values, cells * 2);
        observed = Arrays.copyOf(observed, cells * 2);
      }
      values[cells] = value;
      observed[cells++] = isObserved;
    }
  }
}
