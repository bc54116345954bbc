package dev.lacuna.cli;

import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskRegistry.FoundTask;
import dev.lacuna.task.VerbDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna TASK VERB}: a command of the task's own. */
final class OwnVerb implements Verb {
  private final FoundTask found;
  private final VerbDescription verb;
  private final Console console;

  OwnVerb(FoundTask found, VerbDescription verb, Console console) {
    this.found = found;
    this.verb = verb;
    this.console = console;
  }

  @Override
  public String name() {
    return verb.name();
  }

  @Override
  public String summary() {
    return verb.summary();
  }

  @Override
  public void declare(CommandSpec spec) {
    if (verb.takesModel()) {
      ModelArgument.add(spec);
      CommandOptions.addForModel(spec, verb.options());
    } else {
      CommandOptions.add(spec, found.description(), verb.options(), Map.of());
    }
    CommandOptions.addConfig(spec);
    CommandOptions.addQuiet(spec);
  }

  @Override
  public void run(ParseResult arguments) {
    Optional<Path> model =
        verb.takesModel() ? Optional.of(ModelArgument.of(arguments)) : Optional.empty();
    OptionValues options =
        model.isPresent()
            ? ModelArgument.optionsOfTraining(arguments, found, declared(), model.get())
            : CommandOptions.read(arguments, found.description(), declared(), Map.of());
    ConsoleFeedback feedback = new ConsoleFeedback(console, CommandOptions.isQuiet(arguments));
    ExperimentSession session = ExperimentSession.open(found.module(), options, feedback);
    TablePrinter.printAll(session.verb(verb.name()).run(model), console.out());
  }

  /** The verb's own options go over those of the same name that every task has. */
  private List<Option<?>> declared() {
    List<Option<?>> declared = new ArrayList<>(ExperimentSession.options(found.description()));
    declared.addAll(verb.options());
    return declared;
  }
}
