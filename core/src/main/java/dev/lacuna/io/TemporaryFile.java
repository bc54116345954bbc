package dev.lacuna.io;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in the making: written under a temporary name beside its place, then moved there whole, or
 * thrown away when it is closed before that.
 */
final class TemporaryFile implements Closeable {
  private static final Pattern NAME = Pattern.compile("\\..+\\.([0-9]{1,18})\\.tmp");

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;

  private TemporaryFile(Path file, Path temporary, FileChannel channel) {
    this.file = file;
    this.temporary = temporary;
    this.channel = channel;
  }

  /** Begins a file that will replace one of this name. */
  static TemporaryFile begin(Path file) throws IOException {
    Path temporary =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    temporary.toFile().deleteOnExit();
    FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new TemporaryFile(file, temporary, channel);
  }

  /** Returns whether a file was in the making by a process that is no more. */
  static boolean isLeftover(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  /** Returns what a user is told when the file cannot be written. */
  static LacunaException unwritable(Path file, IOException failure) {
    return new LacunaException(
        ErrorCode.BAD_OUTPUT,
        "The file must be writable. Found "
            + file
            + ": "
            + Failures.reason(failure)
            + ". Choose another place or make room.",
        failure);
  }

  /** Returns where the content goes. */
  FileChannel channel() {
    return channel;
  }

  /** Syncs the content to disk and moves it to its place. */
  void publish() throws IOException {
    channel.force(true);
    channel.close();
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notAtomic) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Throws the content away, unless it was published. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(temporary);
    } catch (IOException leftover) {
      // the temporary name says what it is; the failure that matters is already on its way
      temporary.toFile().deleteOnExit();
    }
  }
}
