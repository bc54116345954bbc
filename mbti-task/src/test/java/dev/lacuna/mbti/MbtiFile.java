package dev.lacuna.mbti;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the environment variable {@code LACUNA_DATA}, a folder with {@code mbti/}, leads. */
final class MbtiFile {
  private static final Path FILE =
      Path.of(
          Objects.requireNonNullElse(System.getenv("LACUNA_DATA"), "no-data"),
          "mbti",
          "mbti_2121.csv.gz");

  private MbtiFile() {}

  /** Returns the file, or skips the test where there is none. */
  static Path file() {
    assumeTrue(Files.isRegularFile(FILE), FILE + " is not there: set LACUNA_DATA");
    return FILE;
  }
}
