package dev.lacuna.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Entry point of {@code bench.jar}. */
@Command(
    name = "bench",
    description = "Times Lacuna, alone and against other libraries.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PeersCommand.class,
      RowsCommand.class,
      WordsCommand.class,
      PredictCommand.class,
      JmhCommand.class,
      MeasureCommand.class,
      PeakCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs a command, in a machine with the flags that it needs. */
  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Main());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(Main::tell);
    System.exit(JavaChild.hasFlags() ? commands.execute(arguments) : JavaChild.restart(arguments));
  }

  private static int tell(Exception failed, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failed instanceof IllegalArgumentException wrong) {
      command.getErr().println(wrong.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw failed;
  }
}
