package dev.lacuna.train;

import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Network;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a training knows of itself: its epochs, the best of them, and what to fall back on. */
final class RunInProgress {
  private final TrainingJob job;
  private final TargetScaling scaling;
  private final String engine;
  private final BestEpoch best;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private final Deque<Snapshot> snapshots = new ArrayDeque<>();

  RunInProgress(TrainingJob job, TargetScaling scaling, String engine) {
    this.job = job;
    this.scaling = scaling;
    this.engine = engine;
    this.best = new BestEpoch(job, scaling);
  }

  /** The weights at the end of an epoch. */
  private record Snapshot(int epoch, Network network) {}

  /** Returns whether there is a further epoch. */
  boolean goesOn() {
    return epochs.size() < job.config().stopAfter() && !best.isPatienceOver(epochs.size());
  }

  /** Refuses to go on from a loss that is no finite number. */
  void check(BatchLoss batch) {
    if (!Double.isFinite(batch.total())) {
      throw diverged(TrainingChecks.divergedLoss(batch, job, epochs.size() + 1));
    }
  }

  /** Takes note of an epoch whose losses were all finite. */
  EpochRecord epochEnded(EpochTotals totals, TrainingEngine.Session session) {
    int epoch = epochs.size() + 1;
    EpochRecord record = totals.toRecord(epoch, best.watch(epoch, session));
    epochs.add(record);
    if (best.network().isPresent()) {
      snapshots.clear(); // the best weights are kept anyway
      snapshots.add(new Snapshot(best.epochOr(epoch), best.network().get()));
    } else {
      keep(new Snapshot(epoch, session.network()));
    }
    return record;
  }

  /**
   * The loss of a batch is taken before its step, so that the last snapshot may be broken already.
   * Two are kept, and looked at only when one is needed.
   */
  private void keep(Snapshot snapshot) {
    snapshots.addFirst(snapshot);
    if (snapshots.size() > 2) {
      snapshots.removeLast();
    }
  }

  /** Returns the result; the last step shows only here whether it went well. */
  TrainingResult result() {
    Snapshot last = snapshots.getFirst();
    if (!TrainingChecks.isFinite(last.network(), job)) {
      throw diverged(TrainingChecks.divergedWeights(job));
    }
    return result(last);
  }

  private DivergedException diverged(String message) {
    Optional<Snapshot> good =
        snapshots.stream()
            .filter(snapshot -> TrainingChecks.isFinite(snapshot.network(), job))
            .findFirst();
    return new DivergedException(message, good.map(this::result));
  }

  private TrainingResult result(Snapshot snapshot) {
    History history = new History(epochs, snapshot.epoch(), best.monitorName());
    return new TrainingResult(snapshot.network(), scaling, history, engine);
  }
}
