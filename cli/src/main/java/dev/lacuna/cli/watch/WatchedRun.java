package dev.lacuna.cli.watch;

import dev.lacuna.cli.watch.Snapshot.State;
import dev.lacuna.report.HtmlWriter;
import dev.lacuna.report.Page;
import dev.lacuna.report.run.RunOrigin;
import dev.lacuna.report.run.RunningPage;
import dev.lacuna.report.run.RunningTraining;
import dev.lacuna.train.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** All trainings of a run, and the page that tells of them. Safe for use by many threads. */
final class WatchedRun {
  private final RunOrigin origin;
  private final List<WatchedTraining> trainings = new CopyOnWriteArrayList<>();
  private final AtomicLong version = new AtomicLong();
  private volatile State state = State.GOING_ON;
  private volatile Optional<String> report = Optional.empty();
  private volatile Supplier<Page> page = this::trainings;
  private Snapshot last = new Snapshot(-1, "", State.GOING_ON);

  WatchedRun(RunOrigin origin) {
    this.origin = origin;
  }

  /** Returns what watches a training of this run, and lets another listener hear of it too. */
  TrainingListener training(String title, TrainingListener next) {
    return new WatchedTraining(this, title, next);
  }

  void began(WatchedTraining training) {
    trainings.add(training);
    changed();
  }

  /** Takes a page in the place of the one that tells of the trainings. */
  void show(Supplier<Page> other) {
    page = other;
    changed();
  }

  void changed() {
    version.incrementAndGet();
  }

  /**
   * Ends the run well.
   *
   * @param html its report; empty where the page of its trainings is all there is
   */
  void end(Optional<String> html) {
    report = html;
    state = State.ENDED;
    changed();
  }

  /** Ends a run that did not end well. */
  void stop() {
    state = State.STOPPED;
    changed();
  }

  boolean goesOn() {
    return state == State.GOING_ON;
  }

  /** Returns what is there to see; the page is made anew only when something has changed. */
  synchronized Snapshot snapshot() {
    long now = version.get(); // before anything is read: what changes meanwhile counts as new
    if (now != last.version()) {
      State read = state;
      last = new Snapshot(now, report.orElseGet(() -> HtmlWriter.write(page.get())), read);
    }
    return last;
  }

  private Page trainings() {
    List<RunningTraining> soFar = trainings.stream().map(WatchedTraining::soFar).toList();
    return RunningPage.of(origin, soFar, sentence(state, soFar));
  }

  private static String sentence(State state, List<RunningTraining> soFar) {
    if (state == State.STOPPED) {
      return "stopped before its end: the terminal says why";
    }
    if (state == State.ENDED) {
      return "done";
    }
    if (soFar.isEmpty()) {
      return "getting the data ready";
    }
    RunningTraining newest = soFar.get(soFar.size() - 1);
    return "%s: epoch %d of %d".formatted(newest.title(), newest.epochs().size(), newest.planned());
  }
}
