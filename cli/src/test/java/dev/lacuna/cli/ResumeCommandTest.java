package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.experiment.Provenance;
import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeCommandTest {
  private static final String TRAIN =
      "toy train --points 1000 --epochs 3 --hidden 4 --ensemble 2 --checkpoint-every 1 --quiet";

  @TempDir Path folder;

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  /** Leaves a run that has trained everything and could not write its figures. */
  @BeforeEach
  void stop() throws IOException {
    Files.createDirectories(folder.resolve("stopped/metrics.json/in the way"));
    assertThat(run(TRAIN + " --out stopped")).isEqualTo(2);
    Files.delete(folder.resolve("stopped/metrics.json/in the way"));
    Files.delete(folder.resolve("stopped/metrics.json"));
  }

  @Test
  void theOptionsOfTheRunNeedNotBeRepeated() throws IOException {
    assertThat(run(TRAIN + " --out whole")).isZero();

    assertThat(run("toy train --resume --out stopped")).isZero();

    assertThat(terminal.err())
        .contains("training, member 2 of 2: ")
        .contains("goes on after epoch 3 of 3");
    assertThat(folder.resolve("stopped/checkpoints")).doesNotExist();
    for (String name : List.of("metrics.json", "history.csv")) {
      assertThat(folder.resolve("stopped").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
  }

  @Test
  void whatChangesNothingMayBeOther() {
    assertThat(
            run(
                "toy train --resume --out stopped --threads 2 --checkpoint-every never --quiet"
                    + " --epochs 3"))
        .isZero();
  }

  @Test
  void withoutARunItBeginsOne() {
    assertThat(run("toy train --resume --points 1000 --epochs 1 --hidden 4 --out none")).isZero();

    assertThat(terminal.err())
        .startsWith("no checkpoint in %s: the run begins anew".formatted(folder.resolve("none")));
  }

  @Test
  void mistakesAreExplained() throws IOException {
    StringBuilder all = new StringBuilder();
    say(all, "toy train --resume --out stopped --epochs 9 --seed 2 --folds 3");
    say(all, "toy compare --resume --out stopped");
    say(all, "csv train --resume --out stopped");
    say(all, "toy train --checkpoint-every often --out stopped");
    Path run = folder.resolve("stopped/checkpoints/run.json");
    String known = Files.readString(run);
    Files.writeString(run, known.replaceFirst("\"lacuna\" : \"[^\"]*\"", "\"lacuna\" : \"0.0\""));
    say(all, "toy train --resume --out stopped");
    Files.writeString(run, known.substring(0, 40));
    say(all, "toy train --resume --out stopped");
    for (String other : List.of("[]", "{}")) {
      Files.writeString(run, other);
      say(all, "toy train --resume --out stopped");
    }

    Golden.assertMatches("resume.txt", all.toString());
  }

  private void say(StringBuilder all, String command) {
    int exitCode = run(command);
    all.append("$ lacuna ").append(command).append('\n');
    all.append(
        terminal
            .err()
            .replace(folder + "/", "")
            .replace("'%s'".formatted(Provenance.version()), "'VERSION'"));
    all.append("exit code ").append(exitCode).append("\n\n");
  }

  private int run(String command) {
    return terminal.run(command.replace("--out ", "--out " + folder + "/").split(" "));
  }
}
