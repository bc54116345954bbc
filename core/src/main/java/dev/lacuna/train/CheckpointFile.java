package dev.lacuna.train;

import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
          MessageDigest digest = sha256();
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
    try {
      long state = Files.size(file) - DIGEST;
      MessageDigest digest = sha256();
      try (InputStream in = Files.newInputStream(file)) {
        in.skipNBytes(Math.max(0, state));
        byte[] expected = in.readNBytes(DIGEST);
        return state > MARK.length
            && hasMark(file)
            && Arrays.equals(expected, digestOf(file, state, digest));
      }
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

  private static boolean hasMark(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MARK.length), MARK);
    }
  }

  private static byte[] digestOf(Path file, long bytes, MessageDigest digest) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER];
      long left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        left = read < 0 ? 0 : left - read;
      }
      return digest.digest();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
