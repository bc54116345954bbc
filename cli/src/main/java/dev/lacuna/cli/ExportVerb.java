package dev.lacuna.cli;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import dev.lacuna.export.Export;
import dev.lacuna.export.Exporter;
import dev.lacuna.export.SafetensorsExporter;
import dev.lacuna.export.SingleMember;
import dev.lacuna.export.dl4j.Dl4jExporter;
import dev.lacuna.export.onnx.OnnxExporter;
import dev.lacuna.model.ModelFile;
import dev.lacuna.task.Feedback;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna export MODEL --format FORMAT}: writes a model for other tools. */
final class ExportVerb implements Verb {
  private static final String FORMAT = "--format";
  private static final String MEMBER = "--member";
  private static final String OUT = "--out";

  private final Console console;

  ExportVerb(Console console) {
    this.console = console;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "Writes a model for other tools, as ONNX, DL4J or safetensors.";
  }

  @Override
  public void declare(CommandSpec spec) {
    ModelArgument.add(spec);
    spec.addOption(
        OptionSpec.builder(FORMAT)
            .paramLabel("FORMAT")
            .required(true)
            .type(String.class)
            .description(
                "onnx (predictions), dl4j (a graph to train on) or safetensors (the weights)")
            .build());
    spec.addOption(
        OptionSpec.builder(MEMBER)
            .paramLabel("N")
            .type(String.class)
            .description("one network of an ensemble, counted from 1, without calibrations")
            .build());
    spec.addOption(
        OptionSpec.builder(OUT)
            .paramLabel("FILE")
            .type(Path.class)
            .description("the file to write (default: the model's name with the format's ending)")
            .build());
  }

  @Override
  public void run(ParseResult arguments) {
    Exporter exporter = exporter(arguments.matchedOptionValue(FORMAT, ""));
    OptionalInt member = member(arguments);
    Path model = ModelArgument.of(arguments);
    ModelFile.Content content = ModelFile.read(model);
    Feedback feedback = new ConsoleFeedback(console, false);
    // most of the time goes into loading libraries
    Export export =
        feedback.during(
            "exporting",
            () ->
                exporter.export(
                    member.isEmpty() ? content : SingleMember.of(content, member.getAsInt())));
    ExportPlace place = new ExportPlace(model, exporter.ending(), member);
    Path file = place.of(Optional.ofNullable(arguments.matchedOptionValue(OUT, null)));
    export.write(file);
    TablePrinter.print(export.summary(), console.out());
    console.err().println("written: " + file);
  }

  private static Exporter exporter(String format) {
    List<Exporter> all = List.of(new Dl4jExporter(), new OnnxExporter(), new SafetensorsExporter());
    List<String> names = all.stream().map(Exporter::format).toList();
    return all.stream()
        .filter(one -> one.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new LacunaException(
                    ErrorCode.BAD_OPTION,
                    "--format must be one of %s. Found '%s'.%s"
                        .formatted(
                            String.join(", ", names),
                            format,
                            Suggestions.didYouMean(format, names))));
  }

  private static OptionalInt member(ParseResult arguments) {
    if (!arguments.hasMatchedOption(MEMBER)) {
      return OptionalInt.empty();
    }
    String text = arguments.matchedOptionValue(MEMBER, "");
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException noNumber) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--member must be a whole number of at least 1. Found '%s'".formatted(text),
          noNumber);
    }
  }
}
