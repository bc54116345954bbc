package dev.lacuna.cli.watch;

import dev.lacuna.report.run.RunningTraining;
import dev.lacuna.train.EarlyStopping;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps what a training tells, for whoever asks on another thread, and passes it on. */
final class WatchedTraining implements TrainingListener {
  private final WatchedRun run;
  private final String title;
  private final TrainingListener next;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private String what = "";
  private int planned;
  private Optional<EarlyStopping> stopping = Optional.empty();
  private String state = "going on";

  /**
   * Creates a listener.
   *
   * @param next hears the same
   */
  WatchedTraining(WatchedRun run, String title, TrainingListener next) {
    this.run = run;
    this.title = title;
    this.next = next;
  }

  @Override
  public TrainingListener ofMember(int member, int members) {
    TrainingListener ofMember = next.ofMember(member, members);
    return members == 1
        ? this
        : new WatchedTraining(
            run, "%s, member %d of %d".formatted(title, member, members), ofMember);
  }

  @Override
  public TrainingListener ofTrainAndDev() {
    return new WatchedTraining(run, title + ", again on train and dev", next.ofTrainAndDev());
  }

  @Override
  public void started(TrainingJob job, String engine) {
    synchronized (this) {
      planned = job.config().stopAfter();
      stopping = job.config().earlyStopping();
      what =
          String.format(
              Locale.ROOT,
              "%,d rows, network %s, engine %s",
              job.train().rows(),
              job.architecture(),
              engine);
    }
    run.began(this);
    next.started(job, engine);
  }

  @Override
  public void resumed(List<EpochRecord> before) {
    synchronized (this) {
      epochs.addAll(before);
    }
    run.changed();
    next.resumed(before);
  }

  @Override
  public void epochEnded(EpochRecord epoch) {
    synchronized (this) {
      epochs.add(epoch);
    }
    run.changed();
    next.epochEnded(epoch);
  }

  @Override
  public void finished(History history) {
    ended(
        history.epochs().size() < planned
            ? "stopped early, kept the weights of epoch " + history.bestEpoch()
            : "done");
    next.finished(history);
  }

  @Override
  public void diverged() {
    ended("diverged");
    next.diverged();
  }

  private void ended(String how) {
    synchronized (this) {
      state = how;
    }
    run.changed();
  }

  /** Returns how far it is. */
  synchronized RunningTraining soFar() {
    return new RunningTraining(title, what, planned, stopping, epochs, state);
  }
}
