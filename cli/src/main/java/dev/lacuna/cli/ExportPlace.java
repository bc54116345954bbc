package dev.lacuna.cli;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where an exported model goes.
 *
 * @param model the model file
 * @param ending of the format, with its dot
 * @param member the one that is exported, if it is one out of several
 */
record ExportPlace(Path model, String ending, OptionalInt member) {
  private static final String MODEL_ENDING = ".lacuna";

  /**
   * Returns the file to write: the one asked for, or one of the model's name beside it.
   *
   * @throws LacunaException when that is the model itself, or a folder
   */
  Path of(Optional<Path> asked) {
    Path file = asked.orElseGet(() -> model.resolveSibling(stem() + suffix() + ending));
    if (Files.isDirectory(file)) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be a file. Found %s, which is a folder. Name a file in it.".formatted(file));
    }
    if (isModel(file)) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be another file than the model. Found %s for both. Choose another name."
              .formatted(file));
    }
    return file;
  }

  private String stem() {
    String name = String.valueOf(model.getFileName());
    return name.endsWith(MODEL_ENDING)
        ? name.substring(0, name.length() - MODEL_ENDING.length())
        : name;
  }

  private String suffix() {
    return member.isPresent() ? "-member-" + member.getAsInt() : "";
  }

  private boolean isModel(Path file) {
    try {
      return Files.exists(file) && Files.isSameFile(file, model);
    } catch (IOException unknown) {
      return file.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize());
    }
  }
}
