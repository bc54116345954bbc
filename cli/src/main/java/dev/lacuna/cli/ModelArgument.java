package dev.lacuna.cli;

import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.model.ModelFile;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.TaskRegistry.FoundTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The model file that a command is given. */
final class ModelArgument {
  private ModelArgument() {}

  static void add(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel("MODEL")
            .type(Path.class)
            .description("a model file, such as out/TASK/model.lacuna")
            .build());
  }

  static Path of(ParseResult arguments) {
    return arguments.matchedPositionalValue(0, Path.of(""));
  }

  /** Returns the options that decide which data a model of the task meets. */
  static List<Option<?>> dataOptions(FoundTask found) {
    List<Option<?>> options = new ArrayList<>(SharedOptions.data());
    options.addAll(found.description().options());
    return options;
  }

  /** Returns the options that the model was trained with, under those that are set now. */
  static OptionValues optionsLikeTraining(ParseResult arguments, FoundTask found, Path file) {
    List<Option<?>> declared = ExperimentSession.options(found.description());
    Map<String, String> trained = trained(file, dataOptions(found));
    return CommandOptions.read(arguments, found.description(), declared, trained);
  }

  /** Returns all options that the model was trained with, under those that are set now. */
  static OptionValues optionsOfTraining(
      ParseResult arguments, FoundTask found, List<Option<?>> declared, Path file) {
    Map<String, String> trained = trained(file, ExperimentSession.options(found.description()));
    return CommandOptions.read(arguments, found.description(), declared, trained);
  }

  private static Map<String, String> trained(Path file, List<Option<?>> known) {
    Map<String, String> trained = new LinkedHashMap<>();
    if (ModelFile.read(file).card().provenance().get("options") instanceof Map<?, ?> options) {
      for (Option<?> option : known) {
        if (options.get(option.name()) instanceof String text && option.problemOf(text).isEmpty()) {
          trained.put(option.name(), text);
        }
      }
    }
    return trained;
  }
}
