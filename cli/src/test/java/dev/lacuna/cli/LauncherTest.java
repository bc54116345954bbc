package dev.lacuna.cli;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LauncherTest {
  @Test
  void launcherPassesItsOwnTest(@TempDir Path folder) throws IOException, InterruptedException {
    assumeFalse(
        System.getProperty("os.name", "").startsWith("Windows"), "the launcher is a shell script");
    Path script = Path.of("src", "test", "sh", "launcher-test.sh").toAbsolutePath();
    Path output = folder.resolve("output");

    Process process =
        new ProcessBuilder("bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(4, MINUTES);
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();

    assertThat(ended).as("ended in time; so far: %s", Files.readString(output)).isTrue();
    assertThat(process.exitValue()).as("%s", Files.readString(output)).isZero();
  }
}
