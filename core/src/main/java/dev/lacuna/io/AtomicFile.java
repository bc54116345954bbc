package dev.lacuna.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
   * @throws dev.lacuna.error.LacunaException when the file cannot be written
   */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a file, replacing one of that name.
   *
   * @throws dev.lacuna.error.LacunaException when the file cannot be written
   */
  public static void write(Path file, Content content) {
    try (TemporaryFile temporary = TemporaryFile.begin(file)) {
      OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(temporary.channel()), 1 << 16);
      content.writeTo(out);
      out.flush();
      temporary.publish();
    } catch (IOException failure) {
      throw TemporaryFile.unwritable(file, failure);
    }
  }

  /**
   * Removes what processes that were killed have left of files that they were writing.
   *
   * @param folder in which they were written; there may be none
   * @throws IOException when the folder cannot be read or written
   */
  public static void removeLeftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path leftover : files.filter(TemporaryFile::isLeftover).toList()) {
        Files.deleteIfExists(leftover);
      }
    }
  }
}
