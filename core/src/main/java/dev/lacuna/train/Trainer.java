package dev.lacuna.train;

import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Trains a network: epochs of shuffled batches, early stopping, history. */
public final class Trainer {
  private static final int CHECKED_ROWS = 1_024;

  private final TrainingEngine engine;

  /** Creates a trainer whose steps this engine takes. */
  public Trainer(TrainingEngine engine) {
    this.engine = engine;
  }

  /** Returns the name of the engine. */
  public String engine() {
    return engine.name();
  }

  /**
   * Trains to the end, or until the dev part has seen no improvement for the configured patience.
   *
   * @throws LacunaException when the data cannot be trained on, or when the loss stops being finite
   */
  public TrainingResult train(TrainingJob job, TrainingListener listener) {
    checkTrainable(job);
    TargetScaling scaling = TargetScaling.fit(job.train().labels());
    long seed = job.config().compute().seed();
    Network initial = Network.initial(job.architecture(), Randomness.of(seed, "weights"));
    Targets targets = Targets.of(job.train().labels(), scaling);
    BestEpoch best = new BestEpoch(job, scaling);
    List<EpochRecord> epochs = new ArrayList<>();
    listener.started(job);
    try (TrainingEngine.Session session =
        engine.start(
            new TrainingEngine.Problem(
                initial, job.loss(), job.train().features(), targets, job.config()))) {
      RandomGenerator shuffle = Randomness.of(seed, "shuffle");
      for (int epoch = 1;
          epoch <= job.config().epochs() && !best.isPatienceOver(epoch - 1);
          epoch++) {
        EpochTotals totals = runEpoch(job, session, shuffle, epoch);
        EpochRecord record = totals.toRecord(epoch, best.watch(epoch, session));
        epochs.add(record);
        listener.epochEnded(record);
      }
      Network network = best.network().orElseGet(session::network);
      checkFinite(network, job);
      History history = new History(epochs, best.epochOr(epochs.size()), best.monitorName());
      listener.finished(history);
      return new TrainingResult(network, scaling, history);
    }
  }

  private static EpochTotals runEpoch(
      TrainingJob job, TrainingEngine.Session session, RandomGenerator shuffle, int epoch) {
    EpochTotals totals = new EpochTotals(job.loss().schema());
    int rows = job.train().rows();
    int batchSize = job.config().batchSize();
    int[] order = Randomness.permutation(rows, shuffle);
    for (int from = 0; from < rows; from += Math.min(batchSize, rows - from)) {
      int to = from + Math.min(batchSize, rows - from);
      BatchLoss batch = session.step(Arrays.copyOfRange(order, from, to));
      checkFinite(batch, job, epoch);
      totals.add(batch);
    }
    return totals;
  }

  private static void checkFinite(BatchLoss batch, TrainingJob job, int epoch) {
    if (Double.isFinite(batch.total())) {
      return;
    }
    int head = 0;
    while (head < batch.sums().length - 1 && Double.isFinite(batch.sums()[head])) {
      head++;
    }
    throw new LacunaException(
        ErrorCode.DIVERGED,
        "The loss must stay a finite number. Found %s for head '%s' in epoch %d at learning rate %s. Choose a smaller --learning-rate."
            .formatted(
                batch.sums()[head],
                job.loss().schema().head(head).name(),
                epoch,
                job.config().learningRate()));
  }

  /** The loss of a batch is taken before its step, so that the last step shows only here. */
  private static void checkFinite(Network network, TrainingJob job) {
    int[] rows = IntStream.range(0, Math.min(CHECKED_ROWS, job.train().rows())).toArray();
    double[] logits = network.logits(job.train().features().select(rows));
    if (!network.isFinite() || !Arrays.stream(logits).allMatch(Double::isFinite)) {
      throw new LacunaException(
          ErrorCode.DIVERGED,
          "The weights must stay finite numbers. Found others after the last epoch at learning rate %s. Choose a smaller --learning-rate."
              .formatted(job.config().learningRate()));
    }
  }

  private static void checkTrainable(TrainingJob job) {
    if (isUnlabelled(job.train())) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "Training needs at least one observed label. Found none in %d rows of the train part."
              .formatted(job.train().rows()));
    }
    if (job.config().earlyStopping().isPresent() && isUnlabelled(job.dev())) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "Early stopping needs a dev part with observed labels. Found none in %d rows. Give dev a share, or drop --patience."
              .formatted(job.dev().rows()));
    }
    job.config()
        .earlyStopping()
        .flatMap(EarlyStopping::monitor)
        .ifPresent(metric -> checkMonitor(metric, job));
    checkFeatures(job.train());
  }

  private static void checkMonitor(Metric metric, TrainingJob job) {
    if (job.loss().schema().heads().stream().noneMatch(metric::appliesTo)) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "--monitor must be a metric of at least one head. Found %s, which is for %s heads."
              .formatted(metric.id(), String.join(" and ", metric.kinds())));
    }
    if (!canMeasure(metric, job.dev().labels())) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "To watch %s, dev needs two classes of one head, or two numbers. Found neither in %d rows. Give dev a larger share, or choose another --monitor."
              .formatted(metric.id(), job.dev().rows()));
    }
  }

  private static boolean canMeasure(Metric metric, LabelMatrix dev) {
    return IntStream.range(0, dev.heads())
        .filter(t -> metric.appliesTo(dev.schema().head(t)))
        .anyMatch(
            t ->
                dev.schema().head(t).classes().isEmpty()
                    ? dev.observedCount(t) > 1
                    : Arrays.stream(dev.classCounts(t)).filter(count -> count > 0).count() > 1);
  }

  private static boolean isUnlabelled(TrainingSet part) {
    return Arrays.stream(part.labels().observedCounts()).allMatch(count -> count == 0);
  }

  private static void checkFeatures(TrainingSet train) {
    float[] row = new float[train.features().columns()];
    for (int i = 0; i < train.rows(); i++) {
      train.features().copyRow(i, row, 0);
      for (int column = 0; column < row.length; column++) {
        if (!Float.isFinite(row[column])) {
          throw new LacunaException(
              ErrorCode.BAD_DATA,
              "Features must be finite numbers. Found %s in row %d, column %d of the train part."
                  .formatted(row[column], i + 1, column + 1));
        }
      }
    }
  }
}
