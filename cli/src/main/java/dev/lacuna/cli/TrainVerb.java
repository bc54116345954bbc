package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.experiment.RunReport;
import dev.lacuna.io.Json;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna TASK train}: trains a model, judges it, and writes everything into a folder. */
final class TrainVerb implements Verb {
  private final FoundTask found;
  private final Console console;

  TrainVerb(FoundTask found, Console console) {
    this.found = found;
    this.console = console;
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "Trains one network on all heads, missing labels masked, and reports on the test part.";
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
    train(session, session.task(), new Run(options, folder, CommandOptions.isQuiet(arguments)));
  }

  private record Run(OptionValues options, OutputFolder folder, boolean quiet) {}

  private <X> void train(ExperimentSession session, Task<X> task, Run run) {
    Experiment experiment = session.experiment();
    Split<X> split = experiment.split(task);
    Results.warn(split, console);
    TrainedRun<X> trained =
        experiment.run(task, split, Method.MASKED, Progress.of(console, "training", run.quiet()));
    RunReport report =
        new RunReport(
            found.description().name(),
            run.options().get(SharedOptions.SEED),
            split.test(),
            trained.evaluation(),
            task.report().metrics(split.test(), trained.predictions()));
    Path model = run.folder().path().resolve("model.lacuna");
    trained.model().save(model);
    run.folder().write("metrics.json", Json.print(report.toMap()));
    run.folder().write("history.csv", trained.history().toCsv());
    Results.draw(task, List.of(trained), run.folder(), console);
    TablePrinter.print(report.table(), console.out());
    console.err().println("written: " + run.folder().path());
  }
}
