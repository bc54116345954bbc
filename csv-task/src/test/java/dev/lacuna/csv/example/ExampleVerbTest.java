package dev.lacuna.csv.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.csv.Verbs;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleVerbTest {
  @TempDir Path folder;

  @Test
  void theTableCanBeAudited() throws Exception {
    Path file = folder.resolve("bicycles.csv");
    List<Table> next = Verbs.run("example", Map.of("out", file.toString(), "rows", "300"));

    Verbs.run(
        "audit",
        Map.of(
            "data", file.toString(),
            "labels", String.join(",", BicycleTable.LABELS),
            "ignore", BicycleTable.ID,
            "out", folder.toString()));

    assertThat(Files.readAllLines(file)).hasSize(301);
    assertThat(Files.readString(folder.resolve("audit.json"))).contains("\"rows\" : 300");
    assertThat(next.get(0).rows().get(0).get(0))
        .isEqualTo(
            "lacuna csv audit --data %s --labels sold_in_a_week,condition,price_eur --ignore id"
                .formatted(file));
  }

  @Test
  void aFileIsNotReplacedUnlessToldTo() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.csv"), "mine");

    assertThatThrownBy(() -> Verbs.run("example", Map.of("out", file.toString())))
        .isInstanceOfSatisfying(
            LacunaException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_OUTPUT))
        .hasMessageContaining("mine.csv")
        .hasMessageContaining("--overwrite true");
    assertThat(file).hasContent("mine");

    Verbs.run("example", Map.of("out", file.toString(), "overwrite", "true"));
    assertThat(Files.readString(file)).startsWith("id,type,");
  }

  @Test
  void aPlaceForTheTableIsNeeded() {
    assertThatThrownBy(() -> Verbs.run("example", Map.of()))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("--out FILE");
  }

  @Test
  void auditNeedsLabelsThatTheTableHas() {
    Path file = folder.resolve("bicycles.csv");
    Verbs.run("example", Map.of("out", file.toString()));

    assertThatThrownBy(
            () ->
                Verbs.run(
                    "audit",
                    Map.of(
                        "data", file.toString(), "labels", "prize_eur", "out", folder.toString())))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("price_eur");
  }
}
