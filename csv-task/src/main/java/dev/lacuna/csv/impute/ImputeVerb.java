package dev.lacuna.csv.impute;

import com.google.inject.Inject;
import dev.lacuna.csv.CsvOptions;
import dev.lacuna.csv.CsvTask;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.data.Dataset;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.FeedbackListener;
import dev.lacuna.experiment.Method;
import dev.lacuna.experiment.Table;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.VerbDescription;
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
    Path out = options.get(OUT);
    Model<TableRow> model = experiment.load(task, modelFile.orElseThrow());
    LabelledTable labelled = task.labelled(model.card().schema());
    List<Table> tables = new ArrayList<>();
    Optional<FillCheck> check = Optional.empty();
    if (options.get(CHECK).equals("yes")) {
      check = Optional.of(check(model, labelled));
      tables.add(check.get().table());
    }
    Filling filling =
        new Filling(
            labelled,
            model.predict(labelled.table().all()),
            options.get(CONFIDENCE),
            numbersSure(model.card().schema(), check));
    AtomicFile.write(out, bytes -> filling.writeTable(bytes, isZipped(out)));
    AtomicFile.write(cellsFile(out), filling::writeCells);
    feedback.note("written: %s, and %s with every cell".formatted(out, cellsFile(out)));
    tables.add(table(filling));
    return tables;
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
    Predictions predictions = unseeing.predict(labelled.table().all());
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
    return new Table(
        List.of("head", "observed", "imputed", "left blank"),
        rows,
        List.of(
            "imputed: the guess has a calibrated probability of at least %s"
                .formatted(options.get(CONFIDENCE))));
  }

  private static boolean isZipped(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }

  /** Returns where every cell is told of: {@code filled.csv} has {@code filled.cells.csv}. */
  static Path cellsFile(Path out) {
    String name = out.getFileName().toString();
    int dot = name.indexOf('.', 1);
    return out.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".cells.csv");
  }
}
