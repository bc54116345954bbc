package dev.lacuna.cli;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into a message on standard error and an exit code. */
final class ErrorHandler {
  private final Console console;
  private final List<String> refusedPlugins;

  /**
   * Makes a handler for one command.
   *
   * @param console where messages go
   * @param refusedPlugins the plug-ins that were left out, of which one may have been meant
   */
  ErrorHandler(Console console, List<String> refusedPlugins) {
    this.console = console;
    this.refusedPlugins = refusedPlugins;
  }

  /** Reports a failure; only a defect of Lacuna shows a stack trace. */
  int report(Exception failure) {
    console.status().ifPresent(StatusLine::end); // a work that failed may still hold it
    if (failure instanceof ParameterException usage) {
      return reportUsage(usage);
    }
    if (failure instanceof LacunaException known
        && known.code().kind() != ErrorCode.Kind.INTERNAL) {
      console.err().println("lacuna: " + known.getMessage());
      return known.code().kind().exitCode();
    }
    console.err().println("lacuna: a defect in Lacuna; please report it with these lines:");
    failure.printStackTrace(console.err());
    return ErrorCode.Kind.INTERNAL.exitCode();
  }

  /** Reports a command that cannot be understood. */
  int reportUsage(ParameterException failure) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    console.err().println("lacuna: " + message(failure, spec));
    console.err().println("Try '" + spec.qualifiedName() + " --help'.");
    return ErrorCode.Kind.USER.exitCode();
  }

  private String message(ParameterException failure, CommandSpec spec) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(failure.getMessage());
    }
    String word = unmatched.getUnmatched().get(0);
    if (word.startsWith("-")) {
      return unknown("an option", word.replaceFirst("=.*", ""), spec, optionNames(spec));
    }
    List<String> commands = new ArrayList<>(spec.subcommands().keySet());
    return commands.isEmpty()
        ? "'%s' takes no further word. Found '%s'.".formatted(spec.qualifiedName(), word)
        : unknown("a command", word, spec, commands) + (spec.parent() == null ? leftOut() : "");
  }

  private String leftOut() {
    return refusedPlugins.isEmpty()
        ? ""
        : " It may be a task of a plug-in that was left out, see above: %s."
            .formatted(String.join(", ", refusedPlugins));
  }

  private static String unknown(String what, String word, CommandSpec spec, List<String> known) {
    return "'%s' is not %s of '%s'.%s"
        .formatted(word, what, spec.qualifiedName(), Suggestions.didYouMean(word, known));
  }

  private static List<String> optionNames(CommandSpec spec) {
    return spec.options().stream().map(CommandLine.Model.OptionSpec::longestName).toList();
  }
}
