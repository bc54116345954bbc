package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.csv.Verbs;
import dev.lacuna.io.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the environment variable {@code LACUNA_DATA}, the folder that holds {@code tox21/}. */
@Tag("real-data")
class Tox21AuditTest {
  private static final Path FILE =
      Path.of(
          Objects.requireNonNullElse(System.getenv("LACUNA_DATA"), "no-data"),
          "tox21",
          "tox21_ecfp4_1024.csv.gz");

  @TempDir Path folder;

  @Test
  void theBlanksOfTheAssaysAreNotAtRandom() throws Exception {
    assumeTrue(Files.exists(FILE), "set LACUNA_DATA to the folder that holds tox21/");
    Verbs.run(
        "audit",
        Map.of(
            "data",
            FILE.toString(),
            "labels",
            "NR-*,SR-*",
            "ignore",
            "smiles",
            "out",
            folder.toString()));

    JsonNode json = Json.mapper().readTree(folder.resolve("audit.json").toFile());

    assertThat(json.path("heads")).hasSize(12);
    assertThat(json.at("/blanks_by_labels/strongest_of_each_head"))
        .anySatisfy(blanks -> assertThat(blanks.path("at_random").asBoolean()).isFalse());
    assertThat(
            StreamSupport.stream(json.path("what_to_do").spliterator(), false)
                .map(JsonNode::asText))
        .anySatisfy(sentence -> assertThat(sentence).contains("not at random (p < 0.001)"));
  }
}
