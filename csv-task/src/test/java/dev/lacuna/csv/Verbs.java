package dev.lacuna.csv;

import dev.lacuna.csv.table.TableRow;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Table;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.task.VerbDescription;
import dev.lacuna.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the CSV task's commands as the command line does. */
public final class Verbs {
  private Verbs() {}

  /** Returns what a command that takes no model prints. */
  public static List<Table> run(String name, Map<String, String> settings) {
    return run(name, Optional.empty(), settings, Feedback.none());
  }

  /** Returns what a command prints; its settings are those of the model's training and its own. */
  public static List<Table> run(
      String name, Optional<Path> model, Map<String, String> settings, Feedback feedback) {
    CsvTaskModule module = new CsvTaskModule();
    List<Option<?>> options = new ArrayList<>(ExperimentSession.options(module.description()));
    module.description().verbs().stream()
        .filter(verb -> verb.name().equals(name))
        .map(VerbDescription::options)
        .forEach(options::addAll);
    OptionValues values =
        OptionValues.read(
            options, module.description().defaults(), List.of(OptionValues.Source.flags(settings)));
    return ExperimentSession.open(module, values, feedback).verb(name).run(model);
  }

  /** Returns what a training on one split comes to. */
  public static TrainedRun<TableRow> train(Map<String, String> settings) {
    ExperimentSession session = ExperimentSession.open(new CsvTaskModule(), settings);
    CsvTask task = session.task(CsvTask.class);
    return session
        .experiment()
        .run(task, session.experiment().split(task), Method.MASKED, TrainingListener.none());
  }
}
