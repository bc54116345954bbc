package dev.lacuna.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code bench.jar}. */
@Command(
    name = "bench",
    description = "Times Lacuna, alone and against other libraries.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PeersCommand.class,
      RowsCommand.class,
      PredictCommand.class,
      JmhCommand.class,
      MeasureCommand.class,
      PeakCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs a command, in a machine with the flags that it needs. */
  public static void main(String[] arguments) {
    System.exit(
        JavaChild.hasFlags()
            ? new CommandLine(new Main()).execute(arguments)
            : JavaChild.restart(arguments));
  }
}
