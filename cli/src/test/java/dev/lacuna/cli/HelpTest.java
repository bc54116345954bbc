package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.testkit.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "tasks --help",
        "inspect --help",
        "toy --help",
        "toy train --help",
        "toy compare --help",
        "toy evaluate --help",
        "toy predict --help",
        "csv audit --help",
        "csv example --help"
      })
  void everyCommandExplainsItself(String command) {
    int exitCode = terminal.run(command.split(" "));

    assertThat(exitCode).isZero();
    assertThat(terminal.err()).isEmpty();
    Golden.assertMatches(
        "help/"
            + command.replace(" --help", "").replace("--help", "lacuna").replace(' ', '-')
            + ".txt",
        terminal.out());
  }

  @Test
  void theTasksAreListedWithTheirHeads() {
    assertThat(terminal.run("tasks")).isZero();
    Golden.assertMatches("tasks.txt", terminal.out());
  }
}
