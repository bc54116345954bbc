package dev.lacuna.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the command line inside the test and keeps what it wrote. */
final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path plugins;

  Terminal(Path plugins) {
    this.plugins = plugins;
  }

  /** Runs one command and returns its exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    Console console = Console.unwatched(stream(out), stream(err));
    return new LacunaCommandLine(console, plugins).run(arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
