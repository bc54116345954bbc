package dev.lacuna.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a disk of its own, which may only be made by root on Linux; elsewhere it is skipped. */
class FullDiskTest {
  private static final String[] TRAIN = {
    "toy", "train", "--points", "1000", "--epochs", "4", "--hidden", "64,64", "--out"
  };

  @TempDir Path disk;

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
    assumeThat(mounted).as("a small disk could be mounted").isTrue();
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void aFullDiskIsSaidAndOldFilesStayAsTheyAre() throws IOException {
    Path out = disk.resolve("out");
    assertThat(train(out, "--seed", "1")).isZero();
    byte[] before = Files.readAllBytes(out.resolve("model.lacuna"));
    byte[] figures = Files.readAllBytes(out.resolve("metrics.json"));
    fill(disk.resolve("filler"));

    int exitCode = train(out, "--seed", "2", "--checkpoint-every", "1");

    assertThat(exitCode).isEqualTo(2);
    assertThat(terminal.err())
        .contains("lacuna: warning: No checkpoint could be written, and the training goes on")
        .containsPattern(
            "lacuna: The file must be writable\\. Found .*model\\.lacuna: .*[Nn]o space left.*make room")
        .doesNotContain("\tat ");
    assertThat(out.resolve("model.lacuna")).hasBinaryContent(before);
    assertThat(out.resolve("metrics.json")).hasBinaryContent(figures);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  @Test
  void checkpointsFromBeforeTheDiskWasFullSurviveAndServe() throws IOException {
    Path out = disk.resolve("out");
    assertThat(train(disk.resolve("whole"))).isZero();
    Path inTheWay = out.resolve("metrics.json/in the way");
    Files.createDirectories(inTheWay);
    assertThat(train(out, "--checkpoint-every", "1")).isEqualTo(2);
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    fill(disk.resolve("filler"));

    assertThat(train(out, "--resume")).isEqualTo(2);
    assertThat(terminal.err()).containsPattern("[Nn]o space left");
    Files.delete(disk.resolve("filler"));

    assertThat(train(out, "--resume")).isZero();
    assertThat(terminal.err()).contains("goes on after epoch 4 of 4");
    assertThat(out.resolve("metrics.json"))
        .hasSameBinaryContentAs(disk.resolve("whole/metrics.json"));
  }

  private int train(Path out, String... more) {
    return terminal.run(
        Stream.of(Stream.of(TRAIN), Stream.of(out.toString()), Stream.of(more))
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private static void fill(Path filler) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    Files.write(filler, new byte[Math.toIntExact(free)]);
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(20, SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
