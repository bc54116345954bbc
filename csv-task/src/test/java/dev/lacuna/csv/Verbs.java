package dev.lacuna.csv;

import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Table;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.VerbDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the CSV task's own commands as the command line does. */
public final class Verbs {
  private Verbs() {}

  /** Returns what a command that takes no model prints. */
  public static List<Table> run(String name, Map<String, String> settings) {
    CsvTaskModule module = new CsvTaskModule();
    List<Option<?>> options = new ArrayList<>(ExperimentSession.options(module.description()));
    module.description().verbs().stream()
        .filter(verb -> verb.name().equals(name))
        .map(VerbDescription::options)
        .forEach(options::addAll);
    OptionValues values =
        OptionValues.read(
            options, module.description().defaults(), List.of(OptionValues.Source.flags(settings)));
    return ExperimentSession.open(module, values, Feedback.none()).verb(name).run(Optional.empty());
  }
}
