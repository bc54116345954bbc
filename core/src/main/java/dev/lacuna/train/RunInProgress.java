package dev.lacuna.train;

import dev.lacuna.data.Randomness;
import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Network;
import dev.lacuna.model.NetworkState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a training knows of itself: its epochs, where it stands in the present one, the best of
 * them, and what to fall back on.
 */
final class RunInProgress implements Resumable {
  private static final int SNAPSHOTS = 2;

  private final TrainingJob job;
  private final TargetScaling scaling;
  private final String engine;
  private final BestEpoch best;
  private final RandomGenerator shuffle;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private final Deque<Snapshot> snapshots = new ArrayDeque<>();
  private int[] order;
  private int position;
  private EpochTotals totals;

  RunInProgress(TrainingJob job, TargetScaling scaling, String engine) {
    this.job = job;
    this.scaling = scaling;
    this.engine = engine;
    this.best = new BestEpoch(job, scaling);
    this.shuffle = Randomness.of(job.config().compute().seed(), "shuffle");
    this.order = nextOrder();
    this.totals = new EpochTotals(job.loss().schema());
  }

  /** The weights at the end of an epoch. */
  private record Snapshot(int epoch, Network network) {}

  /** Returns the epochs that have ended. */
  List<EpochRecord> records() {
    return List.copyOf(epochs);
  }

  /** Returns how many epochs have ended. */
  int epochs() {
    return epochs.size();
  }

  /** Returns whether there is a further epoch. */
  boolean goesOn() {
    return epochs.size() < job.config().stopAfter() && !best.isPatienceOver(epochs.size());
  }

  /** Returns whether the present epoch has a further batch. */
  boolean hasBatch() {
    return position < order.length;
  }

  /** Takes the next step. */
  void step(TrainingEngine.Session session) {
    // not the end of the batch: a sum of both may pass the largest int
    int size = Math.min(job.config().batchSize(), order.length - position);
    BatchLoss batch = session.step(order, position, position + size);
    check(batch);
    totals.add(batch);
    position += size;
  }

  /** Refuses to go on from a loss that is no finite number. */
  private void check(BatchLoss batch) {
    if (!Double.isFinite(batch.total())) {
      throw diverged(TrainingChecks.divergedLoss(batch, job, epochs.size() + 1));
    }
  }

  /** Takes note of an epoch whose losses were all finite, and begins the next one. */
  EpochRecord epochEnded(TrainingEngine.Session session) {
    int epoch = epochs.size() + 1;
    EpochRecord record = totals.toRecord(epoch, best.watch(epoch, session));
    epochs.add(record);
    if (best.network().isPresent()) {
      snapshots.clear(); // the best weights are kept anyway
      snapshots.add(new Snapshot(best.epochOr(epoch), best.network().get()));
    } else {
      keep(new Snapshot(epoch, session.network()));
    }
    begin();
    return record;
  }

  private void begin() {
    order = nextOrder();
    position = 0;
    totals = new EpochTotals(job.loss().schema());
  }

  private int[] nextOrder() {
    return Randomness.permutation(job.train().rows(), shuffle);
  }

  /**
   * The loss of a batch is taken before its step, so that the last snapshot may be broken already.
   * Two are kept, and looked at only when one is needed.
   */
  private void keep(Snapshot snapshot) {
    snapshots.addFirst(snapshot);
    if (snapshots.size() > SNAPSHOTS) {
      snapshots.removeLast();
    }
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.whole(epochs.size());
    for (EpochRecord epoch : epochs) {
      epoch.save(out);
    }
    out.whole(position);
    totals.save(out);
    best.save(out);
    List<Snapshot> others = best.network().isPresent() ? List.of() : List.copyOf(snapshots);
    out.whole(others.size());
    for (Snapshot snapshot : others) {
      out.whole(snapshot.epoch());
      NetworkState.save(snapshot.network(), out);
    }
  }

  /** The order of rows is drawn anew, epoch by epoch: no stream of random numbers is written. */
  @Override
  public void restore(StateReader in) throws IOException {
    int ended = in.whole(0, job.config().stopAfter());
    for (int i = 0; i < ended; i++) {
      epochs.add(EpochRecord.restore(job.loss().schema(), i + 1, in));
      begin();
    }
    position = in.whole(0, order.length);
    totals.restore(in);
    best.restore(in);
    best.network().ifPresent(kept -> snapshots.add(new Snapshot(best.epochOr(ended), kept)));
    int others = in.whole(0, SNAPSHOTS);
    for (int i = 0; i < others; i++) {
      snapshots.addLast(new Snapshot(in.whole(1, ended), NetworkState.restore(in)));
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
