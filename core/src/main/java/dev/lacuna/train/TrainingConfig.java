package dev.lacuna.train;

import java.util.Optional;

/**
 * How to train.
 *
 * @param epochs passes over the train part that are planned, at least 1; schedules are as long
 * @param stopAfter the epoch after which training ends whatever was planned, 1 to epochs
 * @param batchSize rows a step, at least 1; a larger one than the data means one step an epoch
 * @param initialScale what the initial weights of {@link dev.lacuna.model.Network#initial} are
 *     multiplied by, above 0
 * @param optimizer how steps are taken
 * @param earlyStopping when to stop before the last epoch; empty for never
 * @param compute where randomness comes from and what may be used
 */
public record TrainingConfig(
    int epochs,
    int stopAfter,
    int batchSize,
    double initialScale,
    Optimizer optimizer,
    Optional<EarlyStopping> earlyStopping,
    Compute compute) {
  /** Checks the ranges. */
  public TrainingConfig {
    check(epochs >= 1, "epochs must be at least 1", epochs);
    check(
        stopAfter >= 1 && stopAfter <= epochs,
        "the epoch to stop after must be within 1 to " + epochs,
        stopAfter);
    check(batchSize >= 1, "the batch size must be at least 1", batchSize);
    check(
        initialScale > 0 && Double.isFinite(initialScale),
        "the scale of initial weights must be above 0",
        initialScale);
  }

  /** Trains from usual weights, for all epochs that are planned unless it stops early. */
  public TrainingConfig(
      int epochs,
      int batchSize,
      Optimizer optimizer,
      Optional<EarlyStopping> earlyStopping,
      Compute compute) {
    this(epochs, epochs, batchSize, 1, optimizer, earlyStopping, compute);
  }

  /** Trains with AdamW at a constant learning rate. */
  public TrainingConfig(
      int epochs,
      int batchSize,
      double learningRate,
      double weightDecay,
      Optional<EarlyStopping> earlyStopping,
      Compute compute) {
    this(epochs, batchSize, Optimizer.adamW(learningRate, weightDecay), earlyStopping, compute);
  }

  /** Returns the same with another seed. */
  public TrainingConfig withSeed(long seed) {
    return with(new Compute(seed, compute.threads()));
  }

  /** Returns the same with another seed and another number of threads. */
  TrainingConfig with(Compute other) {
    return new TrainingConfig(
        epochs, stopAfter, batchSize, initialScale, optimizer, earlyStopping, other);
  }

  /** Returns the same with initial weights of another scale. */
  public TrainingConfig withInitialScale(double scale) {
    return new TrainingConfig(
        epochs, stopAfter, batchSize, scale, optimizer, earlyStopping, compute);
  }

  /**
   * Returns the same plan, ended after this epoch and by nothing else: for training without a dev
   * part when it is known how long is enough. The learning rate goes as in the whole plan.
   */
  public TrainingConfig endingAfter(int epoch) {
    return new TrainingConfig(
        epochs, epoch, batchSize, initialScale, optimizer, Optional.empty(), compute);
  }

  /** Returns the steps of all planned epochs over so many rows. */
  public long steps(int rows) {
    return epochs * Math.max(1, ((long) rows + batchSize - 1) / batchSize);
  }

  static void check(boolean holds, String rule, Number found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ". Found " + found);
    }
  }

  /**
   * The seed and the machine.
   *
   * @param seed fixes the first weights, the order of rows and what dropout drops
   * @param threads 0 lets the engine choose
   */
  public record Compute(long seed, int threads) {
    /** Checks the range. */
    public Compute {
      check(threads >= 0, "threads must be 0 or more", threads);
    }
  }
}
