package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags that say no or yes may leave {@code yes} out: {@code --ipw}, {@code --refit}. */
class NoOrYesFlagTest {
  @TempDir Path folder;

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  /** Labels of rows with a large feature are observed more often. */
  @BeforeEach
  void writeTable() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("a,b,y,z\n");
    for (int row = 0; row < 800; row++) {
      double a = random.nextGaussian();
      boolean observed = random.nextDouble() < 1 / (1 + Math.exp(-2 * a));
      String y = !observed ? "" : a + random.nextGaussian() > 0 ? "yes" : "no";
      text.append("%s,%s,%s,%s%n".formatted(a, random.nextGaussian(), y, row % 2));
    }
    Files.writeString(table(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ipw", "--ipw=yes", "--ipw yes"})
  void bareFlagMeansYes(String flag) {
    assertThat(train(flag)).isZero();

    assertThat(terminal.err())
        .containsPattern(
            "ipw: head y: \\d+ of 640 labels observed; effective sample size \\d+ \\(\\d\\d %\\); weights 0\\.\\d+ to")
        .contains("ipw: head z: 640 of 640 labels observed; all weights 1, for none is missing");
    assertThat(terminal.run("inspect", folder.resolve("out/model.lacuna").toString())).isZero();
    assertThat(terminal.out())
        .contains("ipw=yes ipw-clip=10")
        .containsPattern("ipw +head=y rows=640 observed=\\d+ effective_sample_size=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--ipw no", "--ipw=no"})
  void withoutItNothingIsWeighted(String flag) {
    assertThat(train(flag)).isZero();

    assertThat(terminal.err()).doesNotContain("ipw:");
  }

  @Test
  void everyFlagOfThatKindMayStandAlone() {
    assertThat(train("--refit --bias-decay --ipw")).isZero();

    assertThat(terminal.err()).contains("training, again on train and dev: 720 rows");
    assertThat(terminal.run("inspect", folder.resolve("out/model.lacuna").toString())).isZero();
    assertThat(terminal.out()).contains("bias-decay=yes").contains("refit=yes");
  }

  @Test
  void otherWordsAreRefused() {
    assertThat(train("--ipw maybe")).isEqualTo(2);

    assertThat(terminal.err()).contains("ipw").contains("Found 'maybe'");
  }

  @Test
  void clipsMustBeOneOrMore() {
    assertThat(train("--ipw --ipw-clip 0.5")).isEqualTo(2);

    assertThat(terminal.err()).contains("--ipw-clip must be a number within 1 to");
  }

  private Path table() {
    return folder.resolve("table.csv");
  }

  private int train(String flags) {
    List<String> words =
        new ArrayList<>(List.of("csv", "train", "--data", table().toString(), "--labels", "y,z"));
    words.addAll(List.of("--epochs", "2", "--hidden", "4", "--ensemble", "1"));
    if (!flags.isEmpty()) {
      words.addAll(List.of(flags.split(" ")));
    }
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    return terminal.run(words.toArray(String[]::new));
  }
}
