package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.csv.Tox21;
import dev.lacuna.csv.Verbs;
import dev.lacuna.io.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where there is no {@link Tox21}. */
@Tag("real-data")
class Tox21AuditTest {
  @TempDir Path folder;

  @Test
  void theBlanksOfTheAssaysAreNotAtRandom() throws Exception {
    Verbs.run(
        "audit",
        Map.of(
            "data",
            Tox21.file().toString(),
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
