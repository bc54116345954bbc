package dev.lacuna.report.run;

import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.experiment.CrossValidatedRun;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.report.Block;
import dev.lacuna.report.Page;
import dev.lacuna.task.Picture;
import dev.lacuna.task.Table;
import dev.lacuna.task.TrainedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a training: one split, or folds. */
public final class TrainingPage {
  private final RunOrigin origin;
  private final TrainedRun<?> run;
  private final Additions additions;
  private final Results results;

  private TrainingPage(RunOrigin origin, TrainedRun<?> run, Additions additions, Results results) {
    this.origin = origin;
    this.run = run;
    this.additions = additions;
    this.results = results;
  }

  /**
   * What comes with the run.
   *
   * @param notes on all heads together, and figures of the task's own
   * @param tables of the task's own
   * @param pictures of the task's own
   */
  public record Additions(List<String> notes, List<Table> tables, List<Picture> pictures) {
    /** Copies the lists. */
    public Additions {
      notes = List.copyOf(notes);
      tables = List.copyOf(tables);
      pictures = List.copyOf(pictures);
    }
  }

  /** Returns the page of a model that was judged on a test part. */
  public static Page of(RunOrigin origin, TrainedRun<?> run, Additions additions) {
    LabelMatrix labels = run.split().test().labels();
    Results results = new Results(new Judged(labels, run.predictions(), run.evaluation()));
    List<Block> tables = MetricsTables.of(run.evaluation(), results::anchor);
    return new TrainingPage(origin, run, additions, results)
        .page(
            "Judged on %s of the test part, which chose nothing. In small letters: 95 %% intervals over resampled rows. Point at a figure to see how many labels it rests on."
                .formatted(Print.count(labels.rows(), "row")),
            tables);
  }

  /**
   * Returns the page of a cross-validation.
   *
   * @param labels of all rows, in the order of the predictions
   */
  public static Page of(
      RunOrigin origin, CrossValidatedRun<?> run, LabelMatrix labels, Additions additions) {
    Results results = new Results(new Judged(labels, run.predictions(), run.evaluation().pooled()));
    List<Block> tables = MetricsTables.of(run.evaluation(), results::anchor);
    return new TrainingPage(origin, run.refitted(), additions, results)
        .page(
            "Means over %d folds; each of the %s was judged by the model that had not seen it. In small letters: standard deviations over the folds. Charts show all rows together."
                .formatted(run.folds().size(), Print.count(labels.rows(), "row")),
            tables);
  }

  private Page page(String lead, List<Block> tables) {
    LabelCharts labels = new LabelCharts(parts());
    List<Page.Headline> headlines = new ArrayList<>(results.headlines());
    headlines.add(rows(labels));
    List<Page.Section> sections = new ArrayList<>();
    sections.add(new Page.Section("Results", resultBlocks(lead, tables)));
    sections.add(new Page.Section("Heads", results.ofHeads()));
    if (!additions.tables().isEmpty() || !additions.pictures().isEmpty()) {
      sections.add(new Page.Section("What the task adds", ownBlocks(additions)));
    }
    sections.add(new Page.Section("Training", new TrainingCharts(run.histories()).blocks()));
    sections.add(new Page.Section("Labels", labels.blocks()));
    CardSections card = new CardSections(origin);
    List<HeadEvaluation> heads = results.evaluation().heads();
    sections.add(card.card(run.model(), heads));
    sections.add(card.origin(run.model()));
    return new Page(
        "Training report: " + origin.task().name(),
        run.split().train().origin() + ", missing labels " + run.method(),
        headlines,
        sections);
  }

  private static Page.Headline rows(LabelCharts labels) {
    return new Page.Headline(
        "labels observed",
        Print.percent(labels.share()),
        "in " + Print.count(labels.rows(), "row"));
  }

  private Map<String, LabelMatrix> parts() {
    Map<String, LabelMatrix> parts = new LinkedHashMap<>();
    parts.put("train", run.split().train().labels());
    parts.put("dev", run.split().dev().labels());
    parts.put("test", run.split().test().labels());
    return parts;
  }

  private List<Block> resultBlocks(String lead, List<Block> tables) {
    List<Block> blocks = new ArrayList<>(List.of(new Block.Paragraph(lead)));
    blocks.addAll(tables);
    if (!additions.notes().isEmpty()) {
      blocks.add(new Block.Sentences(additions.notes()));
    }
    blocks.addAll(results.overviews());
    return blocks;
  }

  static List<Block> ownBlocks(Additions additions) {
    List<Block> blocks = new ArrayList<>();
    additions.tables().forEach(table -> blocks.add(Block.DataTable.of(table)));
    additions.pictures().forEach(picture -> blocks.add(new Block.OwnPicture(picture)));
    return blocks;
  }
}
