package dev.lacuna.cli;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.RunReport;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna TASK evaluate MODEL}: judges a model on the test part of the task's data. */
final class EvaluateVerb implements Verb {
  private final FoundTask found;
  private final Console console;

  EvaluateVerb(FoundTask found, Console console) {
    this.found = found;
    this.console = console;
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Judges a model on the test part of its data, or on other data; options are those of its training, unless set.";
  }

  @Override
  public void declare(CommandSpec spec) {
    ModelArgument.add(spec);
    CommandOptions.addForModel(spec, ModelArgument.dataOptions(found));
    CommandOptions.addConfig(spec);
    CommandOptions.addQuiet(spec);
  }

  @Override
  public void run(ParseResult arguments) {
    Path file = ModelArgument.of(arguments);
    OptionValues options = ModelArgument.optionsLikeTraining(arguments, found, file);
    ExperimentSession session =
        ExperimentSession.open(
            found.module(),
            options,
            new ConsoleFeedback(console, CommandOptions.isQuiet(arguments)));
    evaluate(session, session.task(), file);
  }

  private <X> void evaluate(ExperimentSession session, Task<X> task, Path file) {
    Experiment experiment = session.experiment();
    Model<X> model = experiment.load(task, file);
    Dataset<X> test = experiment.unseen(task, model);
    Predictions predictions = experiment.predict(model, test.inputs());
    Evaluation evaluation = experiment.evaluate(model, test.labels(), predictions);
    RunReport report =
        new RunReport(
            found.description().name(),
            session.options().get(SharedOptions.SEED),
            test,
            evaluation,
            task.report().metrics(test, predictions));
    List<Table> tables = new ArrayList<>(List.of(report.table()));
    tables.addAll(task.report().tables(test, predictions));
    TablePrinter.printAll(tables, console.out());
  }
}
