package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the MBTI task on made-up users, as a user gives them. */
class MbtiCommandsTest {
  private static final List<String> SMALL =
      List.of("--dimension", "20", "--hidden", "8", "--epochs", "5");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @TempDir private Path folder;

  @Test
  void trainWritesItsFilesAndSaysThatUsersAreMadeUp() throws IOException {
    assertThat(mbti("train")).isZero();

    assertThat(terminal.err())
        .contains(
            "these users and posts are made up", "mbti_1.csv", "none of 400 users names a type")
        .contains("epoch 5 of 5");
    Golden.assertMatches("mbti-train.txt", Figures.masked(terminal.out()));
    JsonNode metrics = Json.mapper().readTree(folder.resolve("metrics.json").toFile());
    assertThat(metrics.path("heads")).hasSize(4);
    assertThat(metrics.path("task_metrics").path("right_letters").isNumber()).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model.lacuna", "metrics.json", "history.csv", "report.html", "charts");
    }
  }

  @Test
  void evaluateRepeatsTheFiguresOfTraining() {
    mbti("train", "--missing-rate", "0.5");
    String trained = terminal.out();
    String model = folder.resolve("model.lacuna").toString();

    assertThat(terminal.run("mbti", "evaluate", model)).isZero();
    assertThat(terminal.out()).isEqualTo(trained);
    assertThat(terminal.run("mbti", "evaluate", model, "--seed", "2")).isZero();
    assertThat(terminal.out()).isNotEqualTo(trained);
  }

  @Test
  void labelsDroppedOnPurposeAreMissing() throws IOException {
    mbti("train");
    int all = observed();
    mbti("train", "--missing-rate", "0.5");

    assertThat((double) observed() / all).isBetween(0.35, 0.65);
  }

  @Test
  void postsThatTellTypesAreWarnedOf() {
    mbti("train", "--mask-types", "none");

    assertThat(terminal.err())
        .containsPattern("lacuna: warning: \\d+ of 400 users name a type in their posts")
        .contains("--mask-types types takes them out");
  }

  @Test
  void foldsAndInspectAndPredict() throws IOException {
    assertThat(mbti("train", "--folds", "3")).isZero();

    assertThat(terminal.out()).contains("pooled", "over 3 folds", "most often taken for");
    String model = folder.resolve("model.lacuna").toString();
    assertThat(terminal.run("inspect", model)).isZero();
    assertThat(terminal.out()).contains("IE", "folds=3", "vectors=documents");
    assertThat(terminal.run("mbti", "predict", model, "--text", "books and tea")).isZero();
    assertThat(terminal.out()).contains("known words", "words for ");
    assertThat(terminal.run("mbti", "predict", model, "--text", "xyzzy")).isZero();
    assertThat(terminal.err()).contains("1 of 1 users have no word that the model knows");
    assertThat(terminal.run("mbti", "evaluate", model)).isEqualTo(2);
  }

  @Test
  void compareSetsMaskingAgainstDroppingRows() throws IOException {
    assertThat(mbti("compare", "--methods", "masked,drop-rows", "--missing-rate", "0.3")).isZero();

    assertThat(terminal.out()).contains("masked", "drop-rows", "against masked");
    JsonNode compare = Json.mapper().readTree(folder.resolve("compare.json").toFile());
    assertThat(compare.path("methods")).hasSize(2);
  }

  private int observed() throws IOException {
    JsonNode metrics = Json.mapper().readTree(folder.resolve("metrics.json").toFile());
    int observed = 0;
    for (JsonNode head : metrics.path("heads")) {
      observed += head.path("observed").asInt();
    }
    return observed;
  }

  private int mbti(String verb, String... more) {
    List<String> arguments = new ArrayList<>(List.of("mbti", verb, "--out", folder.toString()));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }
}
