package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a user sees who gives commands one after the other in a folder. */
final class Transcript {
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();
  private final Path folder;

  /**
   * Begins a transcript.
   *
   * @param folder what DIR stands for in commands, and in what they write
   */
  Transcript(Path folder) {
    this(folder, Path.of("no-plugins"));
  }

  /** Begins a transcript with plug-ins out of a folder. */
  Transcript(Path folder, Path plugins) {
    this.folder = folder;
    this.terminal = new Terminal(plugins);
  }

  /** Writes a file into the folder. */
  void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  /** Runs a command that must succeed, and keeps nothing of it. */
  void prepare(String command) {
    assertThat(run(command)).as(() -> command + "\n" + terminal.err()).isZero();
  }

  /** Runs a command that must succeed, and keeps what it wrote. */
  void succeed(String command) {
    prepare(command);
    append(command, written());
    text.append('\n');
  }

  /** Runs a command that must succeed, and keeps what it wrote, but for the digits of figures. */
  void succeedRoughly(String command) {
    prepare(command);
    append(command, Figures.masked(written()));
    text.append('\n');
  }

  /** Runs a command, and keeps what it says beside its results, and the exit code. */
  void complain(String command) {
    int exitCode = run(command);
    append(command, terminal.err().replace(folder.toString(), "DIR"));
    text.append("exit code ").append(exitCode).append("\n\n");
  }

  /** Runs a command that must be refused, and keeps the message and the exit code. */
  void fail(String command) {
    int exitCode = run(command);
    assertThat(terminal.out()).as(command).isEmpty();
    assertThat(exitCode).as(() -> command + "\n" + terminal.err()).isIn(2, 3);
    assertThat(terminal.err()).as(command).doesNotContain("Exception").doesNotContain("\tat ");
    append(command, written());
    text.append("exit code ").append(exitCode).append("\n\n");
  }

  private int run(String command) {
    return terminal.run(
        Arrays.stream(command.split(" +", -1))
            .map(word -> word.replace("DIR", folder.toString()).replace('~', ' '))
            .toArray(String[]::new));
  }

  private void append(String command, String written) {
    text.append("$ lacuna ").append(command.replace('~', ' ')).append('\n').append(written);
  }

  private String written() {
    return (terminal.err() + terminal.out()).replace(folder.toString(), "DIR");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
