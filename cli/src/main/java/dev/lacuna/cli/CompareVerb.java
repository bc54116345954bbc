package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.experiment.Comparison;
import dev.lacuna.experiment.ComparisonOptions;
import dev.lacuna.experiment.ComparisonReport;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.SeedComparison;
import dev.lacuna.io.Json;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.report.run.ComparisonPage;
import dev.lacuna.task.Option;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code lacuna TASK compare}: the same network trained by several methods, side by side. */
final class CompareVerb extends TrainingVerb {
  CompareVerb(FoundTask found, Console console) {
    super(found, console);
  }

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String summary() {
    return "Trains the same network by several methods for missing labels, side by side.";
  }

  /** What a method does to probabilities shows before they are mended. */
  @Override
  Map<String, String> defaults() {
    return Map.of(SharedOptions.CALIBRATION.name(), "none");
  }

  @Override
  List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>(ComparisonOptions.all());
    options.addAll(super.options());
    return options;
  }

  @Override
  <X> List<Table> train(Call<X> call) {
    call.refuseFolds(name());
    Split<X> split = call.session().experiment().split(call.task());
    Comparison.Result<X> first = compare(call, split, call.seed());
    List<SeedComparison> seeds = new ArrayList<>(List.of(first.figures()));
    for (int i = 1; i < call.session().options().get(ComparisonOptions.SEEDS); i++) {
      ExperimentSession session = call.session().withSeed(call.seed() + i);
      seeds.add(further(call(call, session, session.task())));
    }
    ComparisonReport report = report(call, split.train().schema(), seeds);
    call.folder().write("compare.json", Json.print(report.toMap()));
    report(
        call, first.runs(), pictures -> ComparisonPage.of(origin(call), report, split, pictures));
    return report.tables();
  }

  private <X> SeedComparison further(Call<X> call) {
    Split<X> split = call.session().experiment().split(call.task());
    return compare(call, split, call.seed()).figures();
  }

  private <X> Comparison.Result<X> compare(Call<X> call, Split<X> split, long seed) {
    warn(split.shortfalls());
    int seeds = call.session().options().get(ComparisonOptions.SEEDS);
    String suffix = seeds > 1 ? ", seed " + seed : "";
    return new Comparison<>(call.session().experiment(), call.task())
        .run(
            split,
            ComparisonOptions.missingness(call.session().options()),
            methods(call),
            title -> progress(call, title + suffix));
  }

  private ComparisonReport report(Call<?> call, LabelSchema schema, List<SeedComparison> seeds) {
    return new ComparisonReport(taskName(), schema, methods(call), seeds);
  }

  private static List<Method> methods(Call<?> call) {
    return call.session().options().get(ComparisonOptions.METHODS);
  }

  /** Gives the task's wildcard a name. */
  private static <X> Call<X> call(Call<?> like, ExperimentSession session, Task<X> task) {
    return new Call<>(session, task, like.context());
  }
}
