package dev.lacuna.csv;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the environment variable {@code LACUNA_DATA}, a folder with {@code tox21/}, leads. */
public final class Tox21 {
  private static final Path FILE =
      Path.of(
          Objects.requireNonNullElse(System.getenv("LACUNA_DATA"), "no-data"),
          "tox21",
          "tox21_ecfp4_1024.csv.gz");

  private Tox21() {}

  /** Returns the table, or skips the test where there is none. */
  public static Path file() {
    assumeTrue(Files.isRegularFile(FILE), FILE + " is not there: set LACUNA_DATA");
    return FILE;
  }
}
