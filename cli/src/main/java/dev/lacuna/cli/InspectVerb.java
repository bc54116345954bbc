package dev.lacuna.cli;

import dev.lacuna.experiment.ModelSummary;
import dev.lacuna.model.ModelFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lacuna inspect MODEL}: schema, figures and provenance of a model file. */
final class InspectVerb implements Verb {
  private final Console console;

  InspectVerb(Console console) {
    this.console = console;
  }

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String summary() {
    return "Shows schema, figures and provenance of a model file.";
  }

  @Override
  public void declare(CommandSpec spec) {
    ModelArgument.add(spec);
  }

  @Override
  public void run(ParseResult arguments) {
    ModelSummary summary = new ModelSummary(ModelFile.read(ModelArgument.of(arguments)));
    TablePrinter.print(summary.heads(), console.out());
    console.out().println();
    TablePrinter.print(summary.provenance(), console.out());
  }
}
