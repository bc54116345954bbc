package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.experiment.ComparisonReport;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.io.Json;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna TASK compare}: the same network trained by several methods, side by side. */
final class CompareVerb implements Verb {
  private final FoundTask found;
  private final Console console;

  CompareVerb(FoundTask found, Console console) {
    this.found = found;
    this.console = console;
  }

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String summary() {
    return "Trains the same network with missing labels masked and with the mask value as target.";
  }

  @Override
  public void declare(CommandSpec spec) {
    CommandOptions.add(spec, found.description(), ExperimentSession.options(found.description()));
    CommandOptions.addConfig(spec);
    CommandOptions.addQuiet(spec);
  }

  @Override
  public void run(ParseResult arguments) {
    OptionValues options =
        CommandOptions.read(
            arguments, found.description(), ExperimentSession.options(found.description()));
    OutputFolder folder = Results.folder(options, found);
    ExperimentSession session = ExperimentSession.open(found.module(), options);
    compare(session, session.task(), folder, CommandOptions.isQuiet(arguments));
  }

  private <X> void compare(
      ExperimentSession session, Task<X> task, OutputFolder folder, boolean quiet) {
    Experiment experiment = session.experiment();
    Split<X> split = experiment.split(task);
    Results.warn(split, console);
    Arrays.stream(Method.values()).forEach(method -> method.check(split.train().schema()));
    List<TrainedRun<X>> runs = new ArrayList<>();
    for (Method method : Method.values()) {
      runs.add(experiment.run(task, split, method, Progress.of(console, method.title(), quiet)));
    }
    long seed = session.options().get(SharedOptions.SEED);
    ComparisonReport<X> report =
        new ComparisonReport<>(found.description().name(), seed, runs, task.report());
    folder.write("compare.json", Json.print(report.toMap()));
    Results.draw(task, runs, folder, console);
    TablePrinter.print(report.table(), console.out());
    console.err().println("written: " + folder.path());
  }
}
