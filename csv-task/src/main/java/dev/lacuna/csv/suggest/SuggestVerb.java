package dev.lacuna.csv.suggest;

import com.google.inject.Inject;
import dev.lacuna.csv.CsvOptions;
import dev.lacuna.csv.CsvTask;
import dev.lacuna.csv.impute.Guess;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Csv;
import dev.lacuna.label.Head;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.VerbDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code lacuna csv suggest MODEL}: says which blank labels to ask a labeller for next. */
public final class SuggestVerb implements TaskVerb {
  private static final int SHOWN = 10;

  private static final Option<Path> OUT =
      OptionTypes.path("out", "FILE", "CSV file for a labeller, with a column to write into");
  private static final Option<Integer> BUDGET =
      OptionTypes.integer("budget", 1, Integer.MAX_VALUE, "how many cells").withDefault("200");

  /** What is known of it before it runs. */
  public static final VerbDescription DESCRIPTION =
      new VerbDescription(
          "suggest",
          "Says which blank labels to ask a labeller for next: those on which the members of the model disagree.",
          true,
          List.of(CsvOptions.DATA, OUT, BUDGET, SharedOptions.THREADS));

  private final CsvTask task;
  private final Experiment experiment;
  private final OptionValues options;
  private final Feedback feedback;

  @Inject
  SuggestVerb(CsvTask task, Experiment experiment, OptionValues options, Feedback feedback) {
    this.task = task;
    this.experiment = experiment;
    this.options = options;
    this.feedback = feedback;
  }

  @Override
  public List<Table> run(Optional<Path> modelFile) {
    Model<TableRow> model = experiment.load(task, modelFile.orElseThrow());
    LabelledTable labelled = task.labelled(model.card().schema());
    List<TableRow> rows = labelled.table().all();
    Disagreement disagreement =
        new Disagreement(
            model.card().schema(),
            feedback.during("predicting", () -> model.memberPredictions(rows)));
    List<Choice.Cell> cells =
        feedback.during(
            "choosing cells",
            () -> Choice.of(labelled.labels(), disagreement::of, options.get(BUDGET)));
    if (model.members().size() == 1) {
      feedback.note(
          "the model has one member, so that cells are ranked by how unsure it is; a training with --ensemble 5 can tell doubt from chance");
    }
    Sheet sheet = new Sheet(rows, cells, experiment.predict(model, rows));
    options
        .find(OUT)
        .ifPresent(
            out -> {
              AtomicFile.write(out, sheet.csv());
              feedback.note("written: " + out);
            });
    return List.of(sheet.table());
  }

  /** What a labeller is handed. */
  private final class Sheet {
    private final List<TableRow> rows;
    private final List<Choice.Cell> cells;
    private final Predictions predictions;

    Sheet(List<TableRow> rows, List<Choice.Cell> cells, Predictions predictions) {
      this.rows = rows;
      this.cells = cells;
      this.predictions = predictions;
    }

    String csv() {
      StringBuilder csv = new StringBuilder();
      List<String> headers = new ArrayList<>(headers());
      headers.add("answer");
      csv.append(Csv.line(headers));
      for (Choice.Cell cell : cells) {
        List<String> line = new ArrayList<>(line(cell));
        line.add("");
        csv.append(Csv.line(line));
      }
      return csv.toString();
    }

    Table table() {
      List<String> notes = new ArrayList<>();
      if (cells.size() > SHOWN) {
        notes.add(
            String.format(
                Locale.ROOT,
                "… and %,d more%s",
                cells.size() - SHOWN,
                options.find(OUT).isPresent() ? "" : "; --out FILE writes all of them"));
      }
      return new Table(headers(), cells.stream().limit(SHOWN).map(this::line).toList(), notes);
    }

    private List<String> headers() {
      List<String> headers = new ArrayList<>(task.inputs().columns(rows));
      headers.addAll(List.of("label", "guess", "probability", "doubt"));
      return headers;
    }

    private List<String> line(Choice.Cell cell) {
      List<String> line = new ArrayList<>(task.inputs().describe(rows.get(cell.row())));
      Head head = predictions.schema().head(cell.head());
      Guess guess = Guess.of(predictions, cell.row(), cell.head());
      line.add(head.name());
      line.add(head.print(guess.label()));
      line.add(Double.isNaN(guess.probability()) ? "" : print(guess.probability()));
      line.add(print(cell.score()));
      return line;
    }

    private String print(double value) {
      return String.format(Locale.ROOT, "%.4f", value);
    }
  }
}
