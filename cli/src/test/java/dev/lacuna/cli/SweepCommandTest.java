package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
  private static final String SWEEP =
      "toy sweep --points 1000 --train-share 0.8 --epochs 60 --batch-size 50 --learning-rate 0.02"
          + " --hidden 10 --missing 0,0.6 --seeds 2"
          + " --methods masked,sentinel,self-training";

  @TempDir Path folder;

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @Test
  void everyRunAndWhatTheyComeToIsWritten() throws IOException {
    assertThat(run(SWEEP + " --out whole")).isZero();

    // two rates, two seeds, three methods, three heads
    assertThat(lines("whole/runs.csv")).hasSize(1 + 2 * 2 * 3 * 3);
    assertThat(lines("whole/runs.csv").get(0))
        .startsWith(
            "mechanism,missing,seed,data,method,heads,head,kind,train,learnt,test,accuracy,");
    assertThat(lines("whole/summary.csv")).anyMatch(line -> line.startsWith("0.6,sentinel,y0,"));
    assertThat(folder.resolve("whole/report.html")).content().contains("p = 1 − 2m");
    assertThat(folder.resolve("whole/charts/sweep-median-positive.svg")).exists();
    assertThat(folder.resolve("whole/checkpoints")).doesNotExist();
  }

  @Test
  void sweepThatWasStoppedGoesOnWithoutItsOptions() throws IOException {
    assertThat(run(SWEEP + " --out whole")).isZero();
    Path stopped = stop();
    List<String> begun = lines("stopped/runs.csv").subList(0, 17);
    Files.write(stopped.resolve("runs.csv"), begun);

    assertThat(run("toy sweep --resume --out stopped")).isZero();

    assertThat(lines("stopped/runs.csv"))
        .containsExactlyInAnyOrderElementsOf(lines("whole/runs.csv"))
        .startsWith(begun.subList(0, 16).toArray(String[]::new)); // the last run was cut off
    assertThat(stopped.resolve("summary.csv"))
        .hasSameBinaryContentAs(folder.resolve("whole/summary.csv"));
  }

  @Test
  void otherOptionsDoNotGoOnWithIt() throws IOException {
    stop();

    assertThat(run("toy sweep --resume --out stopped --missing 0,0.7")).isEqualTo(2);

    assertThat(terminal.err()).contains("--missing").contains("0,0.6").contains("0,0.7");
  }

  @Test
  void withoutResumeItBeginsAnew() throws IOException {
    Path stopped = stop();
    Files.write(stopped.resolve("runs.csv"), List.of("nothing of use"));

    assertThat(run(SWEEP + " --out stopped")).isZero();

    assertThat(lines("stopped/runs.csv")).hasSize(37);
  }

  /** Leaves a sweep that has trained everything and could not sum it up. */
  private Path stop() throws IOException {
    Path stopped = folder.resolve("stopped");
    Files.createDirectories(stopped.resolve("summary.csv/in the way"));
    assertThat(run(SWEEP + " --out stopped")).isEqualTo(2);
    Files.delete(stopped.resolve("summary.csv/in the way"));
    Files.delete(stopped.resolve("summary.csv"));
    return stopped;
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private int run(String command) {
    return terminal.run(
        (command + " --quiet").replace("--out ", "--out " + folder + "/").split(" "));
  }
}
