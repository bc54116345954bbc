package dev.lacuna.csv.impute;

import com.google.inject.Inject;
import dev.lacuna.csv.CsvOptions;
import dev.lacuna.csv.CsvTask;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.HiddenCells;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.FeedbackListener;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.VerbDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code lacuna csv impute MODEL}: fills the blank labels in that the model is sure of. */
public final class ImputeVerb implements TaskVerb {
  private static final Option<Path> OUT =
      OptionTypes.path("out", "FILE", "the filled table; needed");
  private static final Option<Double> CONFIDENCE =
      OptionTypes.number(
              "confidence", 0.5, 1, "how probable a class must be for a cell to be filled")
          .withDefault("0.9");
  private static final Option<String> CHECK =
      OptionTypes.choice(
              "check",
              List.of("yes", "no"),
              "first hide a tenth of the observed cells and fill them, to see what that is worth")
          .withDefault("yes");

  /** What is known of it before it runs. */
  public static final VerbDescription DESCRIPTION =
      new VerbDescription(
          "impute",
          "Fills the blank labels of a table in, where the model is sure enough, and says what they are worth.",
          true,
          List.of(
              CsvOptions.DATA, OUT, CONFIDENCE, CHECK, SharedOptions.SEED, SharedOptions.THREADS));

  private final CsvTask task;
  private final Experiment experiment;
  private final OptionValues options;
  private final Feedback feedback;

  @Inject
  ImputeVerb(CsvTask task, Experiment experiment, OptionValues options, Feedback feedback) {
    this.task = task;
    this.experiment = experiment;
    this.options = options;
    this.feedback = feedback;
  }

  @Override
  public List<Table> run(Optional<Path> modelFile) {
    Path out = place();
    Model<TableRow> model = experiment.load(task, modelFile.orElseThrow());
    LabelledTable labelled = task.labelled(model.card().schema());
    List<Table> tables = new ArrayList<>();
    Optional<FillCheck> check = Optional.empty();
    if (isChecked()) {
      check = Optional.of(check(model, labelled));
      tables.add(check.get().table());
    }
    Filling filling =
        new Filling(
            labelled,
            experiment.predict(model, labelled.table().all()),
            options.get(CONFIDENCE),
            numbersSure(model.card().schema(), check));
    AtomicFile.write(out, bytes -> filling.writeTable(bytes, isZipped(out), feedback));
    AtomicFile.write(cellsFile(out), bytes -> filling.writeCells(bytes, feedback));
    feedback.note("written: %s, and %s with every cell".formatted(out, cellsFile(out)));
    tables.add(feedback.during("counting", () -> table(filling)));
    return tables;
  }

  /** Returns where the filled table goes, before any work is done that could be lost. */
  private Path place() {
    Path out = options.get(OUT);
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be a file in a folder that is there. Found %s, and no folder %s. Create it, or choose another place."
              .formatted(out, folder));
    }
    if (options
        .get(CsvOptions.DATA)
        .toAbsolutePath()
        .normalize()
        .equals(out.toAbsolutePath().normalize())) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "--out must be another file than --data, or guesses could no longer be told from labels. Found %s for both. Choose another name."
              .formatted(out));
    }
    return out;
  }

  /**
   * Hides cells and fills them: by a training without them where the model was trained on this
   * table and so has seen them, else by the model itself.
   */
  private FillCheck check(Model<TableRow> model, LabelledTable labelled) {
    HiddenCells hidden = HiddenCells.tenthOf(labelled.labels(), options.get(SharedOptions.SEED));
    Dataset<TableRow> kept = task.dataset(new LabelledTable(labelled.table(), hidden.kept()));
    Model<TableRow> unseeing = model;
    if (experiment.isTrainedOn(task, model, kept)) {
      feedback.note("checking: a training without a tenth of the observed cells");
      unseeing =
          experiment
              .run(
                  task,
                  experiment.split(task, kept),
                  Method.MASKED,
                  new FeedbackListener(feedback, "training without the hidden cells"))
              .model();
    }
    Predictions predictions = experiment.predict(unseeing, labelled.table().all());
    return new FillCheck(hidden, predictions);
  }

  /** Numbers have no probability of their own: a head's are sure as far as the hidden ones were. */
  private List<Boolean> numbersSure(LabelSchema schema, Optional<FillCheck> check) {
    List<Boolean> sure = new ArrayList<>();
    for (int t = 0; t < schema.size(); t++) {
      int head = t;
      sure.add(
          check
              .map(done -> done.confidenceInNumbers(head).orElse(0) >= options.get(CONFIDENCE))
              .orElse(false));
    }
    return sure;
  }

  private Table table(Filling filling) {
    List<List<String>> rows = new ArrayList<>();
    LabelSchema schema = filling.labelled().labels().schema();
    for (int t = 0; t < schema.size(); t++) {
      List<String> row = new ArrayList<>(List.of(schema.head(t).name()));
      for (Filling.State state : Filling.State.values()) {
        row.add(String.format(Locale.ROOT, "%,d", filling.count(t, state)));
      }
      rows.add(row);
    }
    return new Table(List.of("head", "observed", "imputed", "left blank"), rows, notes(schema));
  }

  private List<String> notes(LabelSchema schema) {
    double confidence = options.get(CONFIDENCE);
    List<String> notes = new ArrayList<>();
    notes.add(
        "imputed: the guess has a calibrated probability of at least %s".formatted(confidence));
    if (schema.heads().stream().anyMatch(head -> head instanceof RegressionHead)) {
      notes.add(
          isChecked()
              ? "numbers have no probability: a head's are imputed where at least %s of its hidden ones came out right"
                  .formatted(confidence)
              : "numbers are left blank: without --check yes nothing says what they are worth");
    }
    return notes;
  }

  private boolean isChecked() {
    return options.get(CHECK).equals("yes");
  }

  private static boolean isZipped(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }

  /** Returns where every cell is told of: {@code filled.csv} has {@code filled.cells.csv}. */
  static Path cellsFile(Path out) {
    String name = out.getFileName().toString().replaceFirst("(?<=.)\\.gz$", "");
    int dot = name.lastIndexOf('.');
    return out.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".cells.csv");
  }
}
