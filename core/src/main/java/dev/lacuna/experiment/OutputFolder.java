package dev.lacuna.experiment;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Failures;
import dev.lacuna.task.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for the results of a run, known to be writable before hours go into the run. */
public final class OutputFolder {
  private final Path path;

  private OutputFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates the folder where there is none, and tries to write into it.
   *
   * @throws LacunaException when it is a file, or cannot be written
   */
  public static OutputFolder prepare(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be a folder. Found %s, which is a file. Choose another name."
              .formatted(path));
    }
    try {
      Files.createDirectories(path);
      Path probe = path.resolve(".lacuna.%d.tmp".formatted(ProcessHandle.current().pid()));
      Files.write(probe, new byte[0]);
      Files.delete(probe);
      AtomicFile.removeLeftovers(path);
    } catch (IOException failure) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be a folder that can be written. Found %s: %s. Choose another place."
              .formatted(path, Failures.reason(failure)),
          failure);
    }
    return new OutputFolder(path);
  }

  /** Returns the folder. */
  public Path path() {
    return path;
  }

  /** Writes a picture as a PNG file and returns where it is. */
  public Path write(Picture picture) {
    Path file = path.resolve(picture.name() + ".png");
    AtomicFile.write(file, out -> out.write(picture.png()));
    return file;
  }

  /** Writes a text file and returns where it is. */
  public Path write(String name, String text) {
    Path file = path.resolve(name);
    AtomicFile.write(file, text);
    return file;
  }
}
