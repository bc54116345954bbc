package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.experiment.CrossValidatedRun;
import dev.lacuna.experiment.CrossValidation;
import dev.lacuna.experiment.CrossValidationReport;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.Folds;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.RunReport;
import dev.lacuna.io.Json;
import dev.lacuna.report.run.TrainingPage;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.History;
import java.util.List;
import java.util.stream.Stream;

/** {@code lacuna TASK train}: trains a model, judges it, and writes everything into a folder. */
final class TrainVerb extends TrainingVerb {
  private static final String MODEL = "model.lacuna";

  TrainVerb(FoundTask found, Console console) {
    super(found, console);
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
  <X> List<Table> train(Call<X> call) {
    return call.session().options().find(SharedOptions.FOLDS).isPresent()
        ? crossValidate(call)
        : trainOnce(call);
  }

  private <X> List<Table> trainOnce(Call<X> call) {
    Experiment experiment = call.session().experiment();
    Split<X> split = experiment.split(call.task());
    warn(split.shortfalls());
    TrainedRun<X> run =
        experiment.run(call.task(), split, Method.MASKED, progress(call, "training"));
    RunReport report =
        new RunReport(
            taskName(),
            call.seed(),
            split.test(),
            run.evaluation(),
            call.task().report().metrics(split.test(), run.predictions()));
    experiment.save(run.model(), call.folder().path().resolve(MODEL));
    call.folder().write("metrics.json", Json.print(report.toMap()));
    call.folder().write("history.csv", History.toCsv(run.histories()));
    List<Table> own = call.task().report().tables(split.test(), run.predictions());
    report(
        call,
        List.of(run),
        pictures ->
            TrainingPage.of(
                origin(call),
                run,
                new TrainingPage.Additions(report.figures(), ownTables(call, own, run), pictures)));
    return withOwn(report.table(), own);
  }

  private <X> List<Table> crossValidate(Call<X> call) {
    CrossValidation validation = call.session().crossValidation();
    Folds<X> folds = validation.folds(call.task());
    warn(folds.shortfalls());
    CrossValidatedRun<X> run = validation.run(call.task(), folds, title -> progress(call, title));
    CrossValidationReport report =
        new CrossValidationReport(
            taskName(),
            call.seed(),
            run,
            call.task().report().metrics(folds.data(), run.predictions()));
    call.session().experiment().save(run.refitted().model(), call.folder().path().resolve(MODEL));
    call.folder().write("metrics.json", Json.print(report.toMap()));
    call.folder().write("history.csv", report.historyCsv());
    List<Table> own = call.task().report().tables(folds.data(), run.predictions());
    report(
        call,
        List.of(run.refitted()),
        pictures ->
            TrainingPage.of(
                origin(call),
                run,
                folds.data().labels(),
                new TrainingPage.Additions(
                    report.figures(), ownTables(call, own, run.refitted()), pictures)));
    return withOwn(report.table(), own);
  }

  /** Returns the tables of the page: those that are printed, and those on the model. */
  private static <X> List<Table> ownTables(Call<X> call, List<Table> own, TrainedRun<X> run) {
    return Stream.concat(own.stream(), call.task().report().tables(run).stream()).toList();
  }

  private static List<Table> withOwn(Table first, List<Table> own) {
    return Stream.concat(Stream.of(first), own.stream()).toList();
  }
}
