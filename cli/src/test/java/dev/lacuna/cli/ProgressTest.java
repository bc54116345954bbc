package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final Path NO_PLUGINS = Path.of("no-plugins");

  @TempDir private Path folder;

  private String[] training(String... more) {
    return Stream.concat(
            Stream.of("toy", "train", "--points", "1000", "--epochs", "3"),
            Stream.concat(Stream.of("--out", folder.toString()), Stream.of(more)))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 40})
  void aTrainingLeavesOneBarThatFitsTheTerminal(int columns) {
    Screen screen = new Screen(columns);

    assertThat(new LacunaCommandLine(screen.console(), NO_PLUGINS).run(training())).isZero();

    assertThat(screen.writtenOver()).allMatch(text -> DisplayWidth.of(text) < columns);
    assertThat(screen.lines())
        .filteredOn(line -> line.contains("epochs"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("epochs 100%")
        .contains("3/3")
        .hasSizeLessThan(columns);
    assertThat(screen.lines()).last().asString().startsWith("written: ");
  }

  @Test
  void aBarIsLeftWholeOnAThreadThatIsAskedToEnd() {
    Screen screen = new Screen(80);
    Bar bar = new Bar(screen.status(), "epochs", 3, 0);
    bar.at(3);

    Thread.currentThread().interrupt();
    bar.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(screen.lines()).singleElement().asString().startsWith("epochs 100%");
  }

  @Test
  void whoWantsQuietSeesNoBarOnATerminalEither() {
    Screen screen = new Screen(80);
    new LacunaCommandLine(screen.console(), NO_PLUGINS).run(training("--quiet"));

    assertThat(screen.written()).doesNotContain("\r", "epoch", "%").startsWith("written: ");
  }

  @Test
  void aPipeGetsPlainLinesAndNoBars() {
    Terminal terminal = new Terminal(NO_PLUGINS);
    terminal.run(training());

    assertThat(terminal.err()).doesNotContain("\r", "%", "[=").contains("epoch 3 of 3: loss ");
  }

  @Test
  void helpIsAsWideAsTheTerminal() {
    ByteArrayOutputStream help = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(help, true, StandardCharsets.UTF_8);
    Console console = Console.watched(out, new Screen(80).status());

    new LacunaCommandLine(console, NO_PLUGINS).run("csv", "train", "--help");

    assertThat(help.toString(StandardCharsets.UTF_8).lines())
        .hasSizeGreaterThan(40)
        .allMatch(line -> line.length() <= 80);
  }
}
