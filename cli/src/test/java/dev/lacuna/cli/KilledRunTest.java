package dev.lacuna.cli;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.io.Json;
import dev.lacuna.model.ModelFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills real processes at random moments, also while they write a checkpoint or their results: what
 * bears a final name is whole, and the resumed run ends as if nobody had killed it. {@code
 * -Dlacuna.kills=50} kills more often than the few times of every build.
 */
@Tag("slow")
class KilledRunTest {
  private static final int KILLS = Integer.getInteger("lacuna.kills", 3);
  private static final List<String> RESULTS =
      List.of("model.lacuna", "metrics.json", "history.csv", "summary.csv");

  private static final String RUNS = "runs.csv";

  @TempDir Path folder;

  private final long seed = Long.getLong("lacuna.kills.seed", 1);
  private final SplittableRandom random = new SplittableRandom(seed);
  private int killed;
  private int killedInWrites;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectories(folder);
  }

  @Test
  void toy() throws IOException, InterruptedException {
    killAndResume(
        "toy",
        "train",
        "--points",
        "2000",
        "--epochs",
        "60",
        "--ensemble",
        "2",
        "--patience",
        "50",
        "--checkpoint-every",
        "1");
  }

  @Test
  void csv() throws IOException, InterruptedException {
    Path table = folder.resolve("bicycles.csv");
    assertThat(new Terminal(Path.of("no-plugins")).run("csv", "example", "--out", table.toString()))
        .isZero();
    killAndResume(
        "csv",
        "train",
        "--data",
        table.toString(),
        "--labels",
        "sold_in_a_week,condition,price_eur",
        "--ignore",
        "id",
        "--epochs",
        "30",
        "--hidden",
        "16",
        "--ensemble",
        "1",
        "--norm",
        "batch",
        "--dropout",
        "0.2",
        "--refit",
        "yes",
        "--ipw",
        "yes",
        "--checkpoint-every",
        "1");
  }

  @Test
  void sweep() throws IOException, InterruptedException {
    killAndResume(
        "toy",
        "sweep",
        "--points",
        "2000",
        "--epochs",
        "20",
        "--missing",
        "0,0.5,0.9",
        "--methods",
        "masked,sentinel,drop-rows",
        "--seeds",
        "3");
  }

  @Test
  void aRunThatIsAskedToEndSavesItselfFirst() throws IOException, InterruptedException {
    String[] command = {"toy", "train", "--points", "2000", "--epochs", "200"};
    Path expected = folder.resolve("uninterrupted");
    Path out = folder.resolve("asked");
    assertThat(start(expected, command).waitFor(5, MINUTES)).isTrue();
    Process asked = start(out, command);
    while (asked.isAlive() && !Files.readString(log(out)).contains("epoch 20 of 200")) {
      LockSupport.parkNanos(1_000_000);
    }

    asked.destroy();
    assertThat(asked.waitFor(1, MINUTES)).isTrue();

    assertThat(Files.readString(log(out)))
        .endsWith("stopped; this goes on: lacuna toy train --resume --out %s\n".formatted(out));
    assertThat(out.resolve("checkpoints")).isDirectoryContaining("glob:**.checkpoint");
    assertThat(start(out, "toy", "train", "--resume").waitFor(5, MINUTES)).isTrue();
    assertSame(out, expected, 0);
  }

  private void killAndResume(String... command) throws IOException, InterruptedException {
    Path expected = folder.resolve("uninterrupted");
    long begun = System.nanoTime();
    assertThat(start(expected, command).waitFor(5, MINUTES)).isTrue();
    long duration = System.nanoTime() - begun;

    for (int run = 0; killed < KILLS; run++) {
      Path out = folder.resolve("run-" + run);
      kill(start(out, command), out, duration);
      assertWhole(out);
      while (random.nextInt(3) == 0) {
        kill(start(out, resume(command)), out, duration);
        assertWhole(out);
      }
      Process last = start(out, resume(command));
      assertThat(last.waitFor(5, MINUTES)).isTrue();
      assertSame(out, expected, run);
    }
    System.out.printf(
        "%s: killed %d processes (seed %d), %d of them within a write; every run ended as the uninterrupted one%n",
        String.join(" ", command[0], command[1]), killed, seed, killedInWrites);
  }

  /** Ends a process at a random moment of its life, or within the n-th write that can be seen. */
  private void kill(Process process, Path out, long duration)
      throws IOException, InterruptedException {
    boolean inWrite = random.nextInt(3) > 0;
    long moment = System.nanoTime() + random.nextLong(duration);
    int writes = 1 + random.nextInt(40);
    boolean writing = false;
    int seen = 0;
    while (process.isAlive() && (inWrite ? seen < writes : System.nanoTime() < moment)) {
      boolean now = isWriting(out) || isWriting(out.resolve("checkpoints"));
      seen += now && !writing ? 1 : 0;
      writing = now;
      LockSupport.parkNanos(50_000); // leaves the processor to the one that is watched
    }
    boolean wasAlive = process.isAlive();
    process.destroyForcibly();
    assertThat(process.waitFor(1, MINUTES)).isTrue();
    if (wasAlive && process.exitValue() != 0) {
      killed++;
      killedInWrites += isWriting(out) || isWriting(out.resolve("checkpoints")) ? 1 : 0;
    }
  }

  private static boolean isWriting(Path where) throws IOException {
    return names(where).stream().anyMatch(name -> name.endsWith(".tmp"));
  }

  /** Holds that whatever has its final name can be read. */
  private static void assertWhole(Path out) throws IOException {
    for (String name : names(out)) {
      if (name.endsWith(".lacuna")) {
        assertThat(ModelFile.read(out.resolve(name)).members()).isNotEmpty();
      } else if (name.endsWith(".json")) {
        assertThat(Json.mapper().readTree(out.resolve(name).toFile()).isObject()).isTrue();
      }
    }
    for (String name : names(out.resolve("checkpoints"))) {
      if (name.endsWith(".json")) {
        Path file = out.resolve("checkpoints").resolve(name);
        assertThat(Json.mapper().readTree(file.toFile()).isObject()).isTrue();
      }
    }
  }

  private void assertSame(Path out, Path expected, int run) throws IOException {
    String said = Files.readString(log(out));
    assertThat(said)
        .as("run %d, seed %d", run, seed)
        .contains("written: ")
        .doesNotContain("damaged");
    assertThat(names(out)).isEqualTo(names(expected));
    for (String result : names(expected)) {
      if (RESULTS.contains(result)) {
        assertThat(out.resolve(result))
            .as("run %d, seed %d: %s", run, seed, result)
            .hasSameBinaryContentAs(expected.resolve(result));
      } else if (result.equals(RUNS)) { // which stand in the order in which they ended
        assertThat(Files.readAllLines(out.resolve(result)))
            .as("run %d, seed %d: %s", run, seed, result)
            .containsExactlyInAnyOrderElementsOf(Files.readAllLines(expected.resolve(result)));
      }
    }
  }

  private Process start(Path out, String... command) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    all.addAll(List.of(command));
    all.addAll(List.of("--out", out.toString()));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().put("SOURCE_DATE_EPOCH", "0"); // the time of a model is no part of it
    File log = log(out).toFile();
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
  }

  private static String[] resume(String... command) {
    return Stream.concat(Stream.of(command), Stream.of("--resume")).toArray(String[]::new);
  }

  private static Path log(Path out) {
    return out.resolveSibling(out.getFileName() + ".log");
  }

  /** Returns the names in a folder; a file may go while one looks. */
  private static List<String> names(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }
}
