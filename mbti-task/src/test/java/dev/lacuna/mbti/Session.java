package dev.lacuna.mbti;

import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Table;
import dev.lacuna.task.TrainedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of the MBTI task, as the command line starts them. */
final class Session {
  private static final MbtiTaskModule MODULE = new MbtiTaskModule();

  private Session() {}

  /** Returns what a training comes to. */
  static TrainedRun<Author> train(Map<String, String> settings) {
    ExperimentSession session = ExperimentSession.open(MODULE, settings);
    return session.experiment().run(session.task(MbtiTask.class));
  }

  /** Returns the tables that {@code predict} prints. */
  static List<Table> predict(Path model, Map<String, String> settings, Feedback feedback) {
    List<Option<?>> options = new ArrayList<>(ExperimentSession.options(MODULE.description()));
    options.addAll(PredictVerb.DESCRIPTION.options());
    OptionValues values =
        OptionValues.read(
            options, MbtiOptions.DEFAULTS, List.of(OptionValues.Source.flags(settings)));
    return ExperimentSession.open(MODULE, values, feedback).verb("predict").run(Optional.of(model));
  }
}
