package dev.lacuna.label;

import dev.lacuna.io.FloatFileWriter;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes labels for {@link LabelMatrix#mapped} row by row, from cells as a source wrote them: the
 * counterpart of {@link LabelMatrix.Builder} for labels that shall stay on disk. A missing cell
 * becomes NaN, whatever the mask values of its head are. The file appears with {@link #finish()}.
 * Not thread-safe.
 */
public final class LabelFileWriter implements Closeable {
  private final FloatFileWriter file;
  private final CellReader reader;
  private final float[] row;
  private int filled;

  private LabelFileWriter(LabelSchema schema, FloatFileWriter file) {
    this.file = file;
    this.row = new float[schema.size()];
    this.reader = new CellReader(schema, this::put);
  }

  /**
   * Begins a file that will replace one of this name.
   *
   * @throws dev.lacuna.error.LacunaException when it cannot be written
   */
  public static LabelFileWriter create(LabelSchema schema, Path file) {
    return new LabelFileWriter(schema, FloatFileWriter.create(file, schema.size()));
  }

  /**
   * Adds a row of numbers, one per head.
   *
   * @param where names the row in messages, such as {@code line 12}
   * @throws dev.lacuna.error.LacunaException when there are too few or too many cells, or when the
   *     file cannot be written
   */
  public LabelFileWriter add(String where, double... cellsOfRow) {
    filled = 0;
    reader.read(where, cellsOfRow);
    file.append(row);
    return this;
  }

  /**
   * Adds a row of texts, one per head.
   *
   * @param where names the row in messages, such as {@code line 12}
   * @throws dev.lacuna.error.LacunaException when there are too few or too many cells, or when the
   *     file cannot be written
   */
  public LabelFileWriter add(String where, List<String> cellsOfRow) {
    filled = 0;
    reader.read(where, cellsOfRow);
    file.append(row);
    return this;
  }

  /**
   * Makes the file appear, whole.
   *
   * @throws dev.lacuna.error.LacunaException when a cell held no legal label (it lists such cells,
   *     and there is no file), or when the file cannot be written
   */
  public void finish() {
    reader.throwIfAny();
    file.finish();
  }

  /** Lets go of the file; throws away what was written unless it was finished. */
  @Override
  public void close() {
    file.close();
  }

  private void put(float label, boolean observed) {
    row[filled++] = observed ? label : Float.NaN;
  }
}
