package dev.lacuna.train;

import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Checksum;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A file of a training's state: a mark, the state, and the SHA-256 of both, without which nothing
 * of it is read. It lives as long as its run and is no format to keep: {@link
 * dev.lacuna.model.ModelFile} is.
 */
final class CheckpointFile {
  private static final byte[] MARK = {'l', 'a', 'c', 'u', 'n', 'a', 'c', 1};
  private static final int DIGEST = 32;
  private static final int BUFFER = 1 << 16;

  private CheckpointFile() {}

  /** Writes the state. */
  interface Content {
    void writeTo(StateWriter out) throws IOException;
  }

  /** Reads the state. */
  interface Reading<T> {
    T readFrom(StateReader in) throws IOException;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws dev.lacuna.error.LacunaException when it cannot be written
   */
  static void write(Path file, Content content) {
    AtomicFile.write(
        file,
        out -> {
          MessageDigest digest = Checksum.newSha256();
          OutputStream state =
              new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER);
          state.write(MARK);
          content.writeTo(new StateWriter(state));
          state.flush();
          out.write(digest.digest());
        });
  }

  /** Returns whether a file is whole. */
  static boolean isWhole(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      long state = Files.size(file) - MARK.length - DIGEST;
      MessageDigest digest = Checksum.newSha256();
      byte[] mark = in.readNBytes(MARK.length);
      digest.update(mark);
      return state > 0
          && Arrays.equals(mark, MARK)
          && Arrays.equals(digestOf(in, state, digest), in.readNBytes(DIGEST));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Reads a file that is whole. */
  static <T> T read(Path file, Reading<T> reading) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      in.skipNBytes(MARK.length);
      return reading.readFrom(new StateReader(in));
    }
  }

  private static byte[] digestOf(InputStream in, long bytes, MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = bytes;
    while (left > 0) {
      int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
      if (read == 0) {
        throw new EOFException("it became shorter while it was read");
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
    return digest.digest();
  }
}
