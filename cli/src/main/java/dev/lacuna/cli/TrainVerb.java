package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.RunReport;
import dev.lacuna.experiment.Table;
import dev.lacuna.io.Json;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.History;
import java.util.List;

/** {@code lacuna TASK train}: trains a model, judges it, and writes everything into a folder. */
final class TrainVerb extends TrainingVerb {
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
  <X> Table train(Call<X> call) {
    Experiment experiment = call.session().experiment();
    Split<X> split = experiment.split(call.task());
    warn(split);
    TrainedRun<X> run =
        experiment.run(call.task(), split, Method.MASKED, progress(call, "training"));
    RunReport report =
        new RunReport(
            taskName(),
            call.seed(),
            split.test(),
            run.evaluation(),
            call.task().report().metrics(split.test(), run.predictions()));
    run.model().save(call.folder().path().resolve("model.lacuna"));
    call.folder().write("metrics.json", Json.print(report.toMap()));
    call.folder().write("history.csv", History.toCsv(run.histories()));
    draw(call, List.of(run));
    return report.table();
  }
}
