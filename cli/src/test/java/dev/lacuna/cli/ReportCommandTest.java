package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that commands write. */
class ReportCommandTest {
  private static final List<String> SMALL =
      List.of("--points", "2000", "--train-share", "0.5", "--batch-size", "200", "--epochs", "4");

  private static final List<String> HOSTILE =
      List.of("<script>alert(1)</script>", "a \"b\" & 'c'", "${1+1}", "مرحبا");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @TempDir private Path folder;

  @Test
  void theSameCommandWritesTheSameBytes() throws IOException {
    assertThat(toy("train")).isZero();
    String first = page();

    assertThat(toy("train")).isZero();

    assertThat(page()).isEqualTo(first);
  }

  @Test
  void thePageOfATrainingHoldsChartsPicturesAndTheCommand() throws IOException {
    assertThat(toy("train", "--missing-rate", "0.3", "--patience", "3")).isZero();

    assertThat(page())
        .contains("Training report: toy", "id=\"head-3\"", "On the dev part: loss by epoch")
        .contains("data:image/png;base64,", "Model card", "argmax accuracy")
        .contains("lacuna toy train", "--missing-rate 0.3", "--seed 1");
    assertThat(charts())
        .contains("head-1-roc.svg", "head-1-roc.png", "label-mask.svg", "training-dev.png");
  }

  @Test
  void overFoldsThePageShowsMeansAndHowTheyScatter() throws IOException {
    assertThat(toy("train", "--folds", "3")).isZero();

    assertThat(page()).contains("Means over 3 folds", "<small>± ", "ROC AUC of each head");
  }

  @Test
  void thePageOfAComparisonHoldsNoTimes() throws IOException {
    assertThat(toy("compare", "--missing-rate", "0.3")).isZero();

    assertThat(page())
        .contains("Comparison report: toy", "Difference to masked", "against masked")
        .doesNotContain(">seconds<");
  }

  @Test
  void namesOfAnyKindAreTextOnThePageAndNeverMarkup() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), hostileTable());

    assertThat(csv("audit", table)).isZero();
    assertHarmless(page());
    assertThat(csv("train", table, "--epochs", "3")).isZero();
    assertHarmless(page());
  }

  private static void assertHarmless(String page) {
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${1+1}", "مرحبا", "👩‍🔬")
        .doesNotContain("<script>alert(1)");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
  }

  /** Four labels of different kinds; the classes of the third have odd names too. */
  private static String hostileTable() {
    String header =
        HOSTILE.stream()
            .map(name -> '"' + name.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","));
    String rows =
        IntStream.range(0, 120)
            .mapToObj(
                row ->
                    "%s,%d,%s,👩‍🔬%d,%s"
                        .formatted(
                            row % 7 / 7.0,
                            row % 2,
                            row % 3 == 0 ? "" : row % 2,
                            row % 4,
                            row * 3.5))
            .collect(Collectors.joining("\n"));
    return "x," + header + "\n" + rows + "\n";
  }

  private int toy(String verb, String... more) {
    List<String> arguments = new ArrayList<>(List.of("toy", verb, "--out", folder.toString()));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private int csv(String verb, Path table, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("csv", verb, "--data", table.toString(), "--out", folder.toString()));
    arguments.addAll(List.of("--labels", String.join(",", HOSTILE)));
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("report.html"));
  }

  private List<String> charts() throws IOException {
    try (var files = Files.list(folder.resolve("charts"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
