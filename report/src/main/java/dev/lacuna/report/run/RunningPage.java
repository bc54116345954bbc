package dev.lacuna.report.run;

import dev.lacuna.report.Block;
import dev.lacuna.report.Cell;
import dev.lacuna.report.Page;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The page of a run that goes on: what is known of its trainings by now. */
public final class RunningPage {
  /** How many trainings are drawn, the newest first. */
  private static final int MOST_DRAWN = 6;

  private final RunOrigin origin;
  private final List<RunningTraining> newestFirst = new ArrayList<>();

  private RunningPage(RunOrigin origin, List<RunningTraining> trainings) {
    this.origin = origin;
    for (RunningTraining training : trainings) {
      newestFirst.add(0, training);
    }
  }

  /**
   * Returns the page.
   *
   * @param trainings in the order in which they began
   * @param state of the whole run, in a sentence
   */
  public static Page of(RunOrigin origin, List<RunningTraining> trainings, String state) {
    return new RunningPage(origin, trainings).page(state);
  }

  private Page page(String state) {
    List<Page.Section> sections = new ArrayList<>();
    newestFirst.stream().limit(MOST_DRAWN).map(RunningPage::section).forEach(sections::add);
    if (newestFirst.size() > 1) {
      sections.add(new Page.Section("All trainings so far", List.of(table())));
    }
    sections.add(new Page.Section("Command", List.of(new Block.Command(origin.command()))));
    return new Page(
        origin.task().name() + ": " + origin.verb(),
        state,
        newestFirst.isEmpty() ? List.of() : headlines(newestFirst.get(0)),
        sections);
  }

  private static List<Page.Headline> headlines(RunningTraining training) {
    List<Page.Headline> headlines = new ArrayList<>();
    headlines.add(
        new Page.Headline(
            "epoch",
            Print.count(training.epochs().size()),
            "of " + Print.count(training.planned())));
    training
        .last()
        .ifPresent(
            last ->
                headlines.add(
                    new Page.Headline("training loss", Print.number(last.loss()), "of all heads")));
    training
        .best()
        .ifPresent(
            best -> headlines.add(dev(training.history(), training.last().orElse(best), best)));
    return headlines;
  }

  private static Page.Headline dev(History history, EpochRecord last, EpochRecord best) {
    return new Page.Headline(
        "dev " + history.monitor().replace('_', ' '),
        number(last.dev()),
        "best: %s in epoch %s".formatted(number(best.dev()), Print.count(best.epoch())));
  }

  private static Page.Section section(RunningTraining training) {
    List<Block> blocks = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("learns", training.what());
    facts.put("state", training.state());
    blocks.add(new Block.Facts(facts));
    if (!training.epochs().isEmpty()) {
      blocks.addAll(new TrainingCharts(List.of(training.history())).blocks());
    }
    return new Page.Section(training.title(), blocks);
  }

  private Block table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (RunningTraining training : newestFirst) {
      rows.add(
          List.of(
              Cell.words(training.title()),
              Cell.words(training.state()),
              Cell.of(Print.count(training.epochs().size())),
              Cell.of(training.last().map(last -> Print.number(last.loss())).orElse(Print.NONE)),
              Cell.of(training.best().map(best -> number(best.dev())).orElse(Print.NONE))));
    }
    return new Block.DataTable(
        List.of("training", "state", "epochs", "loss", "best on dev"), rows, List.of(), List.of());
  }

  private static String number(OptionalDouble figure) {
    return figure.isPresent() ? Print.number(figure.getAsDouble()) : Print.NONE;
  }
}
