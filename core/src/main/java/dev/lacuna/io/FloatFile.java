package dev.lacuna.io;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A matrix of floats on disk, rows × columns, mapped into memory: the system fetches the pages that
 * are read and lets go of them again, so that rows are bounded by the disk and not by the heap.
 * Immutable, safe for use by many threads; reading allocates nothing.
 *
 * <p>All numbers in the file are little endian: the eight letters {@code LACUNAFM}, the version and
 * the number of columns as ints, the number of rows as a long, then the floats, row-major. There is
 * no checksum: reading the whole file to open it is what this class is there to avoid.
 *
 * <p>Nobody may write into the file or cut it short while it is mapped; {@link FloatFileWriter}
 * puts a new file in its place, which does no harm. A mapping lasts until the garbage collector
 * finds it.
 */
public final class FloatFile {
  /** The version of the format that this program writes, and the only one that it reads. */
  public static final int VERSION = 1;

  /** How many columns a file may have: those whose row fits into a segment. */
  public static final int MAX_COLUMNS = 1 << 28;

  /** What one mapping may hold. */
  private static final int SEGMENT_FLOATS = Integer.MAX_VALUE / Float.BYTES;

  private static final long MAGIC = 0x4D46_414E_5543_414CL; // LACUNAFM
  private static final int HEADER_BYTES = 24;

  private final Path path;
  private final int rows;
  private final int columns;
  private final int rowBits;
  private final FloatBuffer[] segments;

  private FloatFile(Path path, Header header, FloatBuffer[] segments) {
    this.path = path;
    this.rows = (int) header.rows();
    this.columns = header.columns();
    this.rowBits = header.rowBits();
    this.segments = segments;
  }

  /**
   * Opens a file.
   *
   * @throws LacunaException when it cannot be read ({@code BAD_FILE}), or when it is no such file,
   *     cut short, damaged or of another version ({@code BAD_DATA})
   */
  public static FloatFile open(Path file) {
    return open(file, SEGMENT_FLOATS);
  }

  /** Opens a file in segments of at most so many floats, and at least one row. */
  static FloatFile open(Path file, int segmentFloats) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Header header = readHeader(channel, file, segmentFloats);
      return new FloatFile(file, header, map(channel, header));
    } catch (IOException failure) {
      throw new LacunaException(
          ErrorCode.BAD_FILE,
          "A file of floats is needed. Found %s: %s. Write it anew, or check the path."
              .formatted(file, Failures.reason(failure)),
          failure);
    }
  }

  /** Returns where the file is. */
  public Path path() {
    return path;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns;
  }

  /** Returns a number; row and column count from 0. */
  public float value(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return segments[row >>> rowBits].get(placeOf(row) + column);
  }

  /**
   * Writes a row.
   *
   * @param row index from 0
   * @param target receives {@link #columns()} numbers
   * @param offset where in the target the row begins
   */
  public void copyRow(int row, float[] target, int offset) {
    Objects.checkIndex(row, rows);
    segments[row >>> rowBits].get(placeOf(row), target, offset, columns);
  }

  /** Returns where in its segment a row begins. */
  private int placeOf(int row) {
    return (row & ((1 << rowBits) - 1)) * columns;
  }

  static void putHeader(ByteBuffer buffer, int columns, long rows) {
    buffer.putLong(MAGIC).putInt(VERSION).putInt(columns).putLong(rows);
  }

  /**
   * What a file says of itself.
   *
   * @param rowBits a segment holds 2 to the power of this many rows, so that finding a row takes a
   *     shift and no division
   */
  private record Header(int columns, long rows, int rowBits) {
    long bytesOf(long rowCount) {
      return rowCount * columns * Float.BYTES;
    }
  }

  private static Header readHeader(FileChannel channel, Path file, int segmentFloats)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // a channel may give less than was asked for
    }
    require(!bytes.hasRemaining(), file, "it is cut short within its first 24 bytes");
    bytes.flip();
    require(bytes.getLong() == MAGIC, file, "it does not begin with the letters LACUNAFM");
    int version = bytes.getInt();
    require(
        version == VERSION,
        file,
        "it has version %d, this Lacuna reads version %d".formatted(version, VERSION));
    int columns = bytes.getInt();
    long rows = bytes.getLong();
    require(
        columns >= 1 && columns <= MAX_COLUMNS && rows >= 0 && rows <= Integer.MAX_VALUE,
        file,
        "its header tells of %d rows and %d columns, more or less than there may be"
            .formatted(rows, columns));
    int rowBits = 31 - Integer.numberOfLeadingZeros(Math.max(1, segmentFloats / columns));
    Header header = new Header(columns, rows, rowBits);
    long expected = HEADER_BYTES + header.bytesOf(rows);
    require(
        channel.size() == expected,
        file,
        "%d rows of %d columns take %d bytes, it has %d"
            .formatted(rows, columns, expected, channel.size()));
    return header;
  }

  private static void require(boolean holds, Path file, String found) {
    if (!holds) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A file of floats must be whole and of a known version. Found %s: %s. Write it anew from its source."
              .formatted(file, found));
    }
  }

  private static FloatBuffer[] map(FileChannel channel, Header header) throws IOException {
    long segmentRows = 1L << header.rowBits();
    FloatBuffer[] segments =
        new FloatBuffer[(int) ((header.rows() + segmentRows - 1) / segmentRows)];
    for (int s = 0; s < segments.length; s++) {
      long from = s * segmentRows;
      long to = Math.min(header.rows(), from + segmentRows);
      segments[s] =
          channel
              .map(
                  FileChannel.MapMode.READ_ONLY,
                  HEADER_BYTES + header.bytesOf(from),
                  header.bytesOf(to - from))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
    }
    return segments;
  }
}
