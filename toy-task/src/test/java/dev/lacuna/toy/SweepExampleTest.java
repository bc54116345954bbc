package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepExampleTest {
  private static final Path SOURCE = Path.of("src/test/java/dev/lacuna/toy/SweepExample.java");

  @TempDir Path folder;

  @Test
  void showsThatMaskingHoldsWhereTheMaskValueAsTargetFails() {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      SweepExample.main(new String[] {folder.resolve("runs.csv").toString()});
    } finally {
      System.setOut(before);
    }

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .last()
        .asString()
        .matches("0.5 missing: masked 0\\.9\\d+, sentinel -0\\.4\\d+, worse for 3 of 3 seeds");
  }

  @Test
  void documentsShowItAsItIs() throws IOException {
    assertThat(Files.readString(Path.of("../docs/research.md"))).contains(Files.readString(SOURCE));
    assertThat(Files.readAllLines(SOURCE)).hasSizeLessThanOrEqualTo(40);
  }
}
