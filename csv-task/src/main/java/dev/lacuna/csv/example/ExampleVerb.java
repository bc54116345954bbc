package dev.lacuna.csv.example;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.VerbDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code example}: writes a small made-up table, and says what to try with it. */
public final class ExampleVerb implements TaskVerb {
  private static final Option<Path> OUT =
      OptionTypes.path("out", "FILE", "the table to write, such as bicycles.csv");
  private static final Option<Integer> ROWS =
      OptionTypes.integer("rows", 50, 1_000_000, "rows of the table").withDefault("400");
  private static final Option<String> OVERWRITE =
      OptionTypes.choice("overwrite", List.of("true", "false"), "whether to replace a file")
          .withDefault("false");

  /** What is known of it before it runs. */
  public static final VerbDescription DESCRIPTION =
      new VerbDescription(
          "example",
          "Writes a small made-up table with blanks, to try the other commands on.",
          false,
          List.of(OUT, ROWS, SharedOptions.SEED, OVERWRITE));

  private final OptionValues options;

  @Inject
  ExampleVerb(OptionValues options) {
    this.options = options;
  }

  @Override
  public List<Table> run(Optional<Path> model) {
    Path file = options.get(OUT);
    if (Files.exists(file) && !options.get(OVERWRITE).equals("true")) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be a file that is not there yet. Found %s. Choose another name, or say --overwrite true."
              .formatted(file));
    }
    AtomicFile.write(file, BicycleTable.csv(options.get(ROWS), options.get(SharedOptions.SEED)));
    return List.of(next(file));
  }

  private static Table next(Path file) {
    String columns =
        " --labels %s --ignore %s"
            .formatted(String.join(",", BicycleTable.LABELS), BicycleTable.ID);
    return new Table(
        List.of("to try next"),
        List.of(
            List.of("lacuna csv audit --data " + file + columns),
            List.of("lacuna csv train --ensemble 5 --data " + file + columns),
            List.of("lacuna csv predict out/csv/model.lacuna --out predictions.csv --data " + file),
            List.of("lacuna csv impute out/csv/model.lacuna --out filled.csv --data " + file),
            List.of("lacuna csv suggest out/csv/model.lacuna --out next.csv --data " + file)),
        List.of(file + " is made up: second-hand bicycles, with 40 % of their labels blank."));
  }
}
