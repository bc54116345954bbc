package dev.lacuna.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Writes a {@link FloatFile} row by row, whatever its size, in constant memory. The file appears
 * when {@link #finish()} has been called; a writer that is closed before that, because its source
 * failed half-way, leaves the file of that name as it was. Not thread-safe.
 */
public final class FloatFileWriter implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final int columns;
  private final TemporaryFile temporary;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long rows;
  private boolean finished;

  private FloatFileWriter(Path file, int columns, TemporaryFile temporary) {
    this.file = file;
    this.columns = columns;
    this.temporary = temporary;
    FloatFile.putHeader(buffer, columns, 0); // to be written again when the rows are known
  }

  /**
   * Begins a file that will replace one of this name.
   *
   * @param columns numbers a row, 1 to {@link FloatFile#MAX_COLUMNS}
   * @throws dev.lacuna.error.LacunaException when the file cannot be written
   */
  public static FloatFileWriter create(Path file, int columns) {
    if (columns < 1 || columns > FloatFile.MAX_COLUMNS) {
      throw new IllegalArgumentException(
          "columns must be within 1 to " + FloatFile.MAX_COLUMNS + ". Found " + columns);
    }
    try {
      return new FloatFileWriter(file, columns, TemporaryFile.begin(file));
    } catch (IOException failure) {
      throw TemporaryFile.unwritable(file, failure);
    }
  }

  /**
   * Appends a row.
   *
   * @param row as many numbers as there are columns; any, NaN included
   * @throws dev.lacuna.error.LacunaException when the file cannot be written
   */
  public void append(float[] row) {
    if (finished || row.length != columns) {
      throw new IllegalArgumentException(
          "a row must have %d columns, before the file is finished. Found %d in row %d"
              .formatted(columns, row.length, rows + 1));
    }
    try {
      for (float number : row) {
        if (buffer.remaining() < Float.BYTES) {
          flush();
        }
        buffer.putFloat(number);
      }
    } catch (IOException failure) {
      throw TemporaryFile.unwritable(file, failure);
    }
    rows++;
  }

  /** Returns how many rows were appended. */
  public long rows() {
    return rows;
  }

  /**
   * Makes the file appear, whole.
   *
   * @throws dev.lacuna.error.LacunaException when the file cannot be written
   */
  public void finish() {
    if (finished) {
      return;
    }
    try {
      flush();
      FloatFile.putHeader(buffer, columns, rows);
      buffer.flip();
      temporary.channel().position(0);
      flushFlipped();
      temporary.publish();
    } catch (IOException failure) {
      throw TemporaryFile.unwritable(file, failure);
    }
    finished = true;
  }

  /** Lets go of the file; throws away what was written unless it was finished. */
  @Override
  public void close() {
    temporary.close();
  }

  private void flush() throws IOException {
    buffer.flip();
    flushFlipped();
  }

  private void flushFlipped() throws IOException {
    while (buffer.hasRemaining()) {
      temporary.channel().write(buffer);
    }
    buffer.clear();
  }
}
