package dev.lacuna.cli;

import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Sweep;
import dev.lacuna.experiment.SweepOptions;
import dev.lacuna.experiment.SweepReport;
import dev.lacuna.report.run.SweepPage;
import dev.lacuna.task.Option;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskRegistry.FoundTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code lacuna TASK sweep}: several methods at several missing rates, for several seeds. */
final class SweepVerb extends TrainingVerb {
  private static final String RUNS = "runs.csv";

  private final FoundTask found;

  SweepVerb(FoundTask found, Console console) {
    super(found, console);
    this.found = found;
  }

  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public String summary() {
    return "Drops ever more labels and shows what each method for missing labels makes of the rest.";
  }

  /** What a method does to probabilities shows before they are mended. */
  @Override
  Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>(found.description().sweep());
    defaults.put(SharedOptions.CALIBRATION.name(), "none");
    return defaults;
  }

  /** A sweep saves whole runs, each as soon as it has ended. */
  @Override
  List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>(SweepOptions.all());
    options.addAll(ExperimentSession.options(found.description()));
    return options;
  }

  @Override
  <X> List<Table> train(Call<X> call) {
    call.refuseFolds(name());
    boolean resumes = call.context().checkpoints().announce();
    Sweep sweep =
        new Sweep(call.session(), SweepOptions.plan(call.session().options()))
            .listening(soFar -> call.watch().show(() -> SweepPage.of(origin(call), soFar)));
    SweepReport report = sweep.run(call.folder().path().resolve(RUNS), resumes);
    call.folder().write("summary.csv", report.summaryCsv());
    report(call, List.of(), pictures -> SweepPage.of(origin(call), report));
    return report.tables();
  }
}
