package dev.lacuna.cli;

import dev.lacuna.data.Split;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.ComparisonReport;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.Table;
import dev.lacuna.io.Json;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.TrainedRun;
import java.util.ArrayList;
import java.util.Arrays;
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
    return "Trains the same network with missing labels masked and with the mask value as target.";
  }

  /** What a method does to probabilities shows before they are mended. */
  @Override
  Map<String, String> defaults() {
    return Map.of(SharedOptions.CALIBRATION.name(), "none");
  }

  @Override
  <X> Table train(Call<X> call) {
    refuseFolds(call);
    Experiment experiment = call.session().experiment();
    Split<X> split = experiment.split(call.task());
    warn(split.shortfalls());
    Arrays.stream(Method.values()).forEach(method -> method.check(split.train().schema()));
    List<TrainedRun<X>> runs = new ArrayList<>();
    for (Method method : Method.values()) {
      runs.add(experiment.run(call.task(), split, method, progress(call, method.title())));
    }
    ComparisonReport<X> report =
        new ComparisonReport<>(taskName(), call.seed(), runs, call.task().report());
    call.folder().write("compare.json", Json.print(report.toMap()));
    draw(call, runs);
    return report.table();
  }

  private static void refuseFolds(Call<?> call) {
    call.session()
        .options()
        .find(SharedOptions.FOLDS)
        .ifPresent(
            folds -> {
              throw new LacunaException(
                  ErrorCode.BAD_OPTION,
                  "compare needs one split for all methods. Found --folds %d. Leave it out; train takes it."
                      .formatted(folds));
            });
  }
}
