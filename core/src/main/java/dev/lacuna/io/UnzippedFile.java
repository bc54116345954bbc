package dev.lacuna.io;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * The content of a file, unzipped where it is gzipped, whatever its name; and on the way the
 * checksum of the file and how far reading is. Not thread-safe.
 */
public final class UnzippedFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;
  private final InputStream file;
  private final InputStream content;

  private UnzippedFile(MessageDigest digest, InputStream file, InputStream content) {
    this.digest = digest;
    this.file = file;
    this.content = content;
  }

  /**
   * Opens a file.
   *
   * @param progress hears how many bytes of the file have been read, often
   * @throws IOException when it cannot be opened or its beginning cannot be read
   */
  public static UnzippedFile open(Path path, LongConsumer progress) throws IOException {
    MessageDigest digest = Checksum.newSha256();
    InputStream file =
        new DigestInputStream(new Counted(Files.newInputStream(path), progress), digest);
    try {
      return new UnzippedFile(digest, file, unzipped(file));
    } catch (IOException | RuntimeException unreadable) {
      file.close();
      throw unreadable;
    }
  }

  /**
   * Returns what is in gzipped bytes, or the bytes themselves where they are not; their first two
   * tell.
   */
  public static InputStream unzipped(InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return zipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** Returns the content, which is closed with the file. */
  public InputStream content() {
    return content;
  }

  /**
   * Returns the SHA-256 of the whole file, zipped as it is, in 64 hexadecimal digits, once the
   * content is read to its end.
   */
  public String sha256() throws IOException {
    while (file.read() >= 0) {} // what may stand behind the end of the zipped content
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Says how many bytes were read. */
  private static final class Counted extends FilterInputStream {
    private final LongConsumer progress;
    private long count;

    Counted(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      progress.accept(count);
      return read;
    }
  }
}
