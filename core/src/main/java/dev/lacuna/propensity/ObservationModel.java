package dev.lacuna.propensity;

import dev.lacuna.data.Randomness;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Network;
import dev.lacuna.train.EarlyStopping;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingConfig;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.TrainingSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells from the features of a row which of its labels are observed: a logistic regression per
 * head, by the masked loss, on the indicators of what is observed. Every row is told by regressions
 * that have not seen it; their logits are then calibrated, head by head.
 *
 * @param trainer trains the regressions
 * @param compute seed and threads
 */
public record ObservationModel(Trainer trainer, TrainingConfig.Compute compute) {
  /** A head with fewer observed labels, or fewer missing ones, tells too little. */
  static final int FEWEST = 10;

  private static final int EPOCHS = 100;
  private static final int PATIENCE = 5;
  private static final int BATCH_SIZE = 128;
  private static final double LEARNING_RATE = 0.01;
  private static final double WEIGHT_DECAY = 0.01;
  private static final double INITIAL_SCALE = 0.01;
  private static final int WATCHED_ROWS = 20_000;
  private static final int BLOCK = 4_096;

  /**
   * The 95 % point of χ² with one degree of freedom: twice the gain of a line over a constant is
   * larger by chance in one of twenty cases.
   */
  private static final double CRITICAL = 3.84;

  /**
   * Returns how probable each label was to be observed. A head is modelled where at least ten of
   * its labels are observed, ten are missing, and the features tell which better than chance would.
   */
  public Propensities fit(TrainingSet train, TrainingListener listener) {
    LabelMatrix labels = train.labels();
    int[] heads = IntStream.range(0, labels.heads()).filter(t -> isMixed(labels, t)).toArray();
    float[] values = new float[Math.multiplyExact(labels.rows(), labels.heads())];
    BitSet modelled = new BitSet();
    if (heads.length > 0) {
      CrossFitting folds = new CrossFitting(labels, heads, compute.seed());
      Network network = train(train, folds, listener);
      double[][] logits = logits(network, train.features(), folds, heads.length);
      for (int i = 0; i < heads.length; i++) {
        if (calibrate(labels, heads[i], logits[i], values)) {
          modelled.set(heads[i]);
        }
      }
    }
    return new Propensities(labels.heads(), values, modelled);
  }

  /** Returns whether a head has enough of both, observed and missing labels. */
  static boolean isMixed(LabelMatrix labels, int head) {
    int observed = labels.observedCount(head);
    return observed >= FEWEST && labels.rows() - observed >= FEWEST;
  }

  private Network train(TrainingSet train, CrossFitting folds, TrainingListener listener) {
    int[] watched = watched(train.rows());
    TrainingJob job =
        new TrainingJob(
            new Architecture(
                train.features().columns(),
                List.of(),
                Activation.IDENTITY,
                0,
                folds.schema().outputs()),
            MaskedLoss.of(folds.schema()),
            new TrainingSet(train.features(), folds.learnt()),
            new TrainingSet(train.features().select(watched), folds.heldOut(watched)),
            new TrainingConfig(
                    EPOCHS,
                    BATCH_SIZE,
                    LEARNING_RATE,
                    WEIGHT_DECAY,
                    Optional.of(new EarlyStopping(PATIENCE, Optional.empty())),
                    compute)
                .withInitialScale(INITIAL_SCALE));
    return trainer.train(job, listener).network();
  }

  /** Returns the rows that decide when to stop: all, or as many at random as serve. */
  private int[] watched(int rows) {
    int[] order = Randomness.permutation(rows, Randomness.of(compute.seed(), "propensity watch"));
    return Arrays.stream(order).limit(WATCHED_ROWS).sorted().toArray();
  }

  /** Returns per modelled head a logit per row, by the regression that has not seen the row. */
  private static double[][] logits(
      Network network, FeatureMatrix features, CrossFitting folds, int heads) {
    double[][] logits = new double[heads][features.rows()];
    int outputs = network.architecture().outputs();
    for (int from = 0; from < features.rows(); from += BLOCK) {
      int[] rows = IntStream.range(from, Math.min(features.rows(), from + BLOCK)).toArray();
      double[] block = network.logits(features.select(rows));
      for (int row : rows) {
        for (int i = 0; i < heads; i++) {
          logits[i][row] = block[(row - from) * outputs + folds.unseen(row, i)];
        }
      }
    }
    return logits;
  }

  /** Writes the propensities of a head, if its logits tell anything. */
  private static boolean calibrate(LabelMatrix labels, int head, double[] logits, float[] values) {
    boolean[] observed = new boolean[logits.length];
    for (int row = 0; row < logits.length; row++) {
      observed[row] = labels.observed(row, head);
    }
    PlattScaling line = PlattScaling.fit(logits, observed);
    if (!(line.slope() > 0 && 2 * line.gain() > CRITICAL)) {
      return false;
    }
    for (int row = 0; row < logits.length; row++) {
      double propensity = Math.max(line.probability(logits[row]), Float.MIN_NORMAL);
      values[row * labels.heads() + head] = (float) propensity;
    }
    return true;
  }
}
