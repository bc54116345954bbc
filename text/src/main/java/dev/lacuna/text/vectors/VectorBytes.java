package dev.lacuna.text.vectors;

import dev.lacuna.io.UnzippedFile;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, unzipped where they are zipped. Memory is one buffer, whatever the file
 * holds. What a method hands out lies in that buffer, and is good until the next call.
 */
final class VectorBytes implements Closeable {
  /** What the buffer holds: no line may be longer. */
  static final int CAPACITY = 1 << 20;

  private static final int ZIP_BUFFER = 1 << 16;
  private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** The vectors in an archive that DL4J writes. */
  private static final String DL4J_ENTRY = "syn0.txt";

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int position;
  private int limit;

  private VectorBytes(InputStream in) {
    this.in = in;
  }

  /** Opens a file, which is no folder. */
  static VectorBytes open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), ZIP_BUFFER);
    try {
      return new VectorBytes(plain(in, file));
    } catch (IOException unreadable) {
      in.close();
      throw unreadable;
    }
  }

  private static InputStream plain(InputStream in, Path file) throws IOException {
    in.mark(ZIP_MAGIC.length);
    byte[] magic = in.readNBytes(ZIP_MAGIC.length);
    in.reset();
    if (begins(magic, ZIP_MAGIC)) {
      in.close();
      return entry(file);
    }
    return UnzippedFile.unzipped(in);
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  /** Opens the one file in an archive, or the vectors in one of DL4J's. */
  private static InputStream entry(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    List<? extends ZipEntry> entries = zip.stream().filter(entry -> !entry.isDirectory()).toList();
    ZipEntry dl4j = zip.getEntry(DL4J_ENTRY);
    if (dl4j == null && entries.size() != 1) {
      zip.close();
      throw new NoVectorsException(
          "it is an archive of %d files. Unzip the one that is meant".formatted(entries.size()));
    }
    return new FilterInputStream(zip.getInputStream(dl4j == null ? entries.get(0) : dl4j)) {
      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }

  /** Goes behind the byte order mark where there is one; nothing must have been read before. */
  void skipByteOrderMark() throws IOException {
    ahead();
    if (limit >= BYTE_ORDER_MARK.length && begins(buffer, BYTE_ORDER_MARK)) {
      position = BYTE_ORDER_MARK.length;
    }
  }

  /** Returns the next bytes, as many as the buffer holds, and stays where it is. */
  ByteBuffer ahead() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    limit += in.readNBytes(buffer, limit, buffer.length - limit);
    return ByteBuffer.wrap(buffer, 0, limit);
  }

  /**
   * Returns the bytes up to a delimiter and goes behind it; the rest of the file where there is
   * none; null at its end.
   *
   * @param most bytes, below {@link #CAPACITY}; where more than these are handed out, there are too
   *     many before the delimiter
   */
  @Nullable ByteBuffer upTo(char delimiter, int most) throws IOException {
    int end = find(delimiter, most);
    if (end == limit && limit - position <= most) {
      ahead();
      end = find(delimiter, most);
    }
    if (position == limit) {
      return null;
    }
    ByteBuffer found = ByteBuffer.wrap(buffer, position, end - position);
    position = Math.min(limit, end + 1);
    return found;
  }

  private int find(char delimiter, int most) {
    int bound = Math.min(limit, position + most + 1);
    int end = position;
    while (end < bound && buffer[end] != delimiter) {
      end++;
    }
    return end;
  }

  /**
   * Returns the next bytes, little endian, and goes behind them; null where the file ends before.
   *
   * @param count at most {@link #CAPACITY}
   */
  @Nullable ByteBuffer take(int count) throws IOException {
    if (limit - position < count) {
      ahead();
    }
    if (limit - position < count) {
      return null;
    }
    position += count;
    return ByteBuffer.wrap(buffer, position - count, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
