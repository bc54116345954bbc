package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.TaskRegistry;
import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of every command that there is: a new one needs a golden file of its own. */
class HelpTest {
  private static final Path NO_PLUGINS = Path.of("no-plugins");

  private final Terminal terminal = new Terminal(NO_PLUGINS);

  static Stream<List<String>> commands() {
    return below(
        List.of(),
        new LacunaCommandLine(Console.system(), NO_PLUGINS).create(TaskRegistry.ofClassPath()));
  }

  private static Stream<List<String>> below(List<String> words, CommandLine command) {
    Stream<List<String>> deeper =
        command.getSubcommands().entrySet().stream()
            .flatMap(entry -> below(with(words, entry.getKey()), entry.getValue()));
    return Stream.concat(Stream.of(words), deeper);
  }

  private static List<String> with(List<String> words, String last) {
    List<String> longer = new ArrayList<>(words);
    longer.add(last);
    return longer;
  }

  private static String file(List<String> command) {
    return (command.isEmpty() ? "lacuna" : String.join("-", command)) + ".txt";
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(List<String> command) {
    int exitCode = terminal.run(with(command, "--help").toArray(String[]::new));

    assertThat(exitCode).isZero();
    assertThat(terminal.err()).isEmpty();
    Golden.assertMatches("help/" + file(command), terminal.out());
  }

  @Test
  void noHelpIsKeptOfACommandThatIsNoMore() throws IOException {
    Path folder = Path.of(System.getProperty("basedir", ""), "src/test/resources/golden/help");
    try (Stream<Path> kept = Files.list(folder)) {
      assertThat(kept.map(path -> path.getFileName().toString()))
          .isSubsetOf(commands().map(HelpTest::file).toList());
    }
  }

  @Test
  void theTasksOfThisProjectAreAmongTheCommands() {
    assertThat(commands())
        .contains(List.of(), List.of("inspect"), List.of("toy", "train"))
        .contains(List.of("csv", "audit"), List.of("mbti", "vectors"));
  }

  @Test
  void theTasksAreListedWithTheirHeads() {
    assertThat(terminal.run("tasks")).isZero();
    Golden.assertMatches("tasks.txt", terminal.out());
  }
}
