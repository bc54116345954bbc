package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lacuna.text.vectors.VectorFile.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where {@code LACUNA_DATA} leads to no {@code vectors/}. */
@Tag("real-data")
class GloveTest {
  private static final Path FILE =
      Path.of(
          Objects.requireNonNullElse(System.getenv("LACUNA_DATA"), "no-data"),
          "vectors",
          "glove.6B.100d.top50k.txt.gz");

  @TempDir Path folder;

  @BeforeAll
  static void requireFile() {
    assumeTrue(Files.isRegularFile(FILE), FILE + " is not there: set LACUNA_DATA");
  }

  @Test
  void nearestWordsAreThoseOneExpects() {
    Content content = VectorFile.read(FILE, word -> true);
    WordVectors vectors = content.vectors();

    assertThat(content.form()).isEqualTo(VectorFile.Form.GLOVE_TEXT);
    assertThat(content.found()).isEqualTo(50_000);
    assertThat(content.kept()).isEqualTo(50_000);
    assertThat(vectors.dimension()).isEqualTo(100);
    assertThat(vectors.value(0, 0)).isEqualTo(-0.038194f);
    assertThat(vectors.nearest("king", 3)).containsExactly("prince", "queen", "son");
    assertThat(vectors.similarity("king", "queen")).isCloseTo(0.7508, within(1e-4));
  }

  @Test
  void fewWordsAreWrittenAndReadBack() {
    Path file = folder.resolve("few.txt");
    WordVectors few =
        VectorFile.read(FILE, List.of("thinking", "feeling", "judging")::contains).vectors();

    VectorFile.writeText(few, file);
    WordVectors back = VectorFile.read(file, word -> true).vectors();

    assertThat(few.size()).isEqualTo(3);
    assertThat(back.words()).isEqualTo(few.words());
    assertThat(VectorFiles.values(back)).isEqualTo(VectorFiles.values(few));
  }
}
