package dev.lacuna.cli;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.PredictionTable;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.model.Model;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskRegistry.FoundTask;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna TASK predict MODEL}: predicts every head of inputs without labels. */
final class PredictVerb implements Verb {
  private static final String DATA = "--data";
  private static final String OUT = "--out";

  private final FoundTask found;
  private final Console console;

  PredictVerb(FoundTask found, Console console) {
    this.found = found;
    this.console = console;
  }

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public String summary() {
    return "Predicts every head of inputs without labels, given as words or in a file.";
  }

  @Override
  public void declare(CommandSpec spec) {
    ModelArgument.add(spec);
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1..*")
            .arity("0..*")
            .paramLabel("WORD")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("one input, or several")
            .build());
    spec.addOption(file(DATA, "inputs to predict, instead of words"));
    spec.addOption(file(OUT, "CSV file for the predictions, instead of a table"));
    CommandOptions.addQuiet(spec);
  }

  @Override
  public void run(ParseResult arguments) {
    OptionValues options =
        ModelArgument.optionsLikeTraining(arguments, found, ModelArgument.of(arguments));
    ExperimentSession session =
        ExperimentSession.open(found.module(), options, feedback(arguments));
    predict(session, session.task(), arguments);
  }

  private Feedback feedback(ParseResult arguments) {
    return new ConsoleFeedback(console, CommandOptions.isQuiet(arguments));
  }

  private <X> void predict(ExperimentSession session, Task<X> task, ParseResult arguments) {
    Experiment experiment = session.experiment();
    Model<X> model = experiment.load(task, ModelArgument.of(arguments));
    List<X> inputs = inputs(task.inputs(), arguments);
    PredictionTable<X> predictions =
        new PredictionTable<>(
            task.inputs(), inputs, model.card(), experiment.predict(model, inputs));
    if (arguments.hasMatchedOption(OUT)) {
      Path out = Path.of(arguments.matchedOptionValue(OUT, ""));
      AtomicFile.write(
          out, feedback(arguments).during("writing " + out.getFileName(), predictions::toCsv));
    } else {
      TablePrinter.print(predictions.toTable(), console.out());
    }
  }

  private <X> List<X> inputs(InputReader<X> reader, ParseResult arguments) {
    List<String> words = arguments.matchedPositionalValue(1, List.of());
    boolean file = arguments.hasMatchedOption(DATA);
    if (file && !words.isEmpty()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "Inputs come as words or by --data, not both. Found both. Leave one out.");
    }
    return file
        ? reader.read(Path.of(arguments.matchedOptionValue(DATA, "")))
        : reader.parse(words);
  }

  private static OptionSpec file(String name, String description) {
    return OptionSpec.builder(name)
        .paramLabel("FILE")
        .type(String.class)
        .description(description)
        .build();
  }
}
