package dev.lacuna.train;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.feature.SparseFeatures;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.model.Network;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What must hold before, during and after training. */
final class TrainingChecks {
  private static final int CHECKED_ROWS = 1_024;

  private TrainingChecks() {}

  /** Refuses data that cannot be trained on, and early stopping that nothing could tell of. */
  static void trainable(TrainingJob job) {
    if (isUnlabelled(job.train())) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "Training needs at least one observed label. Found none in %d rows of the train part. Give rows with labels, or train a larger share of them."
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

  /** Refuses weights of labels that the engine would not heed. */
  static void weighable(TrainingJob job, TrainingEngine engine) {
    if (job.train().weights().isPresent() && !engine.weighsCells()) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "Weights of labels need an engine that heeds them. Found '%s', which does not. Use --engine fused, or drop --ipw."
              .formatted(engine.name()));
    }
  }

  /** Returns what a user is told of a batch whose loss is no finite number. */
  static String divergedLoss(BatchLoss batch, TrainingJob job, int epoch) {
    int head = 0;
    while (head < batch.sums().length - 1 && Double.isFinite(batch.sums()[head])) {
      head++;
    }
    return "The loss must stay a finite number. Found %s for head '%s' in epoch %d at learning rate %s. Choose a smaller --learning-rate."
        .formatted(
            batch.sums()[head],
            job.loss().schema().head(head).name(),
            epoch,
            job.config().optimizer().learningRate());
  }

  /** Returns what a user is told where only the last step broke the weights. */
  static String divergedWeights(TrainingJob job) {
    return "The weights must stay finite numbers. Found others after the last epoch at learning rate %s. Choose a smaller --learning-rate."
        .formatted(job.config().optimizer().learningRate());
  }

  /** Returns whether weights are finite, and whatever they make of some rows of the train part. */
  static boolean isFinite(Network network, TrainingJob job) {
    if (!network.isFinite()) {
      return false;
    }
    int[] rows = IntStream.range(0, Math.min(CHECKED_ROWS, job.train().rows())).toArray();
    double[] logits = network.logits(job.train().features().select(rows));
    return Arrays.stream(logits).allMatch(Double::isFinite);
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
    if (train.features() instanceof SparseFeatures sparse) {
      checkNonZeros(sparse);
      return;
    }
    float[] row = new float[train.features().columns()];
    for (int i = 0; i < train.rows(); i++) {
      train.features().copyRow(i, row, 0);
      for (int column = 0; column < row.length; column++) {
        checkFeature(row[column], i, column);
      }
    }
  }

  /** Zeros are finite: expanding wide rows to look at them would take longer than an epoch. */
  private static void checkNonZeros(SparseFeatures features) {
    int[] columns = new int[0];
    float[] numbers = new float[0];
    for (int row = 0; row < features.rows(); row++) {
      int count = features.nonZeros(row);
      if (count > numbers.length) {
        columns = new int[2 * count];
        numbers = new float[2 * count];
      }
      features.copyNonZeros(row, columns, numbers, 0);
      for (int k = 0; k < count; k++) {
        checkFeature(numbers[k], row, columns[k]);
      }
    }
  }

  private static void checkFeature(float number, int row, int column) {
    if (!Float.isFinite(number)) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "Features must be finite numbers. Found %s in row %d, column %d of the train part."
              .formatted(number, row + 1, column + 1));
    }
  }
}
