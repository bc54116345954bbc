package dev.lacuna.cli;

import dev.lacuna.experiment.Provenance;
import dev.lacuna.task.TaskRegistry;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.VerbDescription;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The whole command line: {@code lacuna TASK VERB}, {@code lacuna tasks}, {@code lacuna inspect},
 * {@code lacuna export}.
 */
final class LacunaCommandLine {
  private static final int USAGE_WIDTH = 100;
  private static final int LEAST_USAGE_WIDTH = 55;

  private final Console console;
  private final Path plugins;

  LacunaCommandLine(Console console, Path plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  /** Runs one command and returns its exit code: 0, 1, 2 or 3. */
  int run(String... arguments) {
    try {
      return execute(TaskRegistry.withPlugins(plugins), arguments);
    } catch (RuntimeException failure) {
      return new ErrorHandler(console, List.of()).report(failure);
    }
  }

  private int execute(TaskRegistry registry, String... arguments) {
    registry.problems().forEach(problem -> console.err().println("lacuna: warning: " + problem));
    ErrorHandler errors = new ErrorHandler(console, registry.refusedPlugins());
    CommandLine commandLine = create(registry);
    commandLine.setOut(writer(console.out()));
    commandLine.setErr(writer(console.err()));
    commandLine.setUsageHelpWidth(usageWidth());
    commandLine.setParameterExceptionHandler((failure, given) -> errors.reportUsage(failure));
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> errors.report(failure));
    return commandLine.execute(arguments);
  }

  /** Returns the width of help: that of the terminal, as far as it can be read in so little. */
  private int usageWidth() {
    int columns = console.status().map(StatusLine::columns).orElse(USAGE_WIDTH);
    return Math.max(LEAST_USAGE_WIDTH, Math.min(USAGE_WIDTH, columns));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Returns all commands, of every task that was found. */
  CommandLine create(TaskRegistry registry) {
    CommandSpec root = group("lacuna", "Multi-task learning with missing labels.");
    root.addOption(
        CommandLine.Model.OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .type(boolean.class)
            .description("the version")
            .build());
    root.version("lacuna " + Provenance.version());
    root.usageMessage().footer("", "'lacuna TASK VERB --help' lists the options of a command.");
    add(root, new TasksVerb(registry, console));
    add(root, new InspectVerb(console));
    add(root, new ExportVerb(console));
    for (FoundTask task : registry.tasks()) {
      root.addSubcommand(task.description().name(), taskGroup(task));
    }
    return new CommandLine(root);
  }

  private CommandSpec taskGroup(FoundTask task) {
    CommandSpec group =
        group(
            task.description().name(), CommandOptions.escaped(task.description().summary()) + ".");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    for (Verb verb :
        List.of(
            new TrainVerb(task, console),
            new CompareVerb(task, console),
            new SweepVerb(task, console),
            new EvaluateVerb(task, console),
            new PredictVerb(task, console))) {
      verbs.put(verb.name(), verb);
    }
    // a task's own command takes the place of the one of its name that every task has
    for (VerbDescription own : task.description().verbs()) {
      verbs.put(own.name(), new OwnVerb(task, own, console));
    }
    verbs.values().forEach(verb -> add(group, verb));
    return group;
  }

  private static CommandSpec group(String name, String summary) {
    CommandSpec[] spec = new CommandSpec[1];
    Callable<Integer> missingCommand =
        () -> {
          throw new CommandLine.ParameterException(
              spec[0].commandLine(),
              "A command is needed after '" + spec[0].qualifiedName() + "'.");
        };
    spec[0] = CommandSpec.wrapWithoutInspection(missingCommand).name(name);
    spec[0].usageMessage().description(summary);
    CommandOptions.addCommon(spec[0]);
    return spec[0];
  }

  private static void add(CommandSpec parent, Verb verb) {
    CommandSpec[] spec = new CommandSpec[1];
    Callable<Integer> action =
        () -> {
          verb.run(spec[0].commandLine().getParseResult());
          return 0;
        };
    spec[0] = CommandSpec.wrapWithoutInspection(action).name(verb.name());
    spec[0].usageMessage().description(CommandOptions.escaped(verb.summary())).sortOptions(false);
    verb.declare(spec[0]);
    CommandOptions.addCommon(spec[0]);
    parent.addSubcommand(verb.name(), spec[0]);
  }
}
