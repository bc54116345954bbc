package dev.lacuna.io;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that nobody ever sees a part of it: to a temporary file beside it, synced to
 * disk, then renamed. When writing fails or the process ends, the file of that name is what it was
 * before.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to the stream, which the caller closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a text in UTF-8.
   *
   * @throws LacunaException when the file cannot be written
   */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a file, replacing one of that name.
   *
   * @throws LacunaException when the file cannot be written
   */
  public static void write(Path file, Content content) {
    Path temporary =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    temporary.toFile().deleteOnExit();
    try {
      writeAndSync(temporary, content);
      rename(temporary, file);
    } catch (IOException failure) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "The file must be writable. Found "
              + file
              + ": "
              + Failures.reason(failure)
              + ". Choose another place or make room.",
          failure);
    } finally {
      deleteQuietly(temporary);
    }
  }

  private static void writeAndSync(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void rename(Path temporary, Path file) throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notAtomic) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException leftover) {
      // the temporary name says what it is; the failure that matters is already on its way
      temporary.toFile().deleteOnExit();
    }
  }
}
