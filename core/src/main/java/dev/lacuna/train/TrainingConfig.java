package dev.lacuna.train;

import java.util.Optional;

/**
 * How to train.
 *
 * @param epochs passes over the train part at most, at least 1
 * @param batchSize rows a step, at least 1; a larger one than the data means one step an epoch
 * @param optimizer how steps are taken
 * @param earlyStopping when to stop before the last epoch; empty for never
 * @param compute where randomness comes from and what may be used
 */
public record TrainingConfig(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    Optional<EarlyStopping> earlyStopping,
    Compute compute) {
  /** Checks the ranges. */
  public TrainingConfig {
    check(epochs >= 1, "epochs must be at least 1", epochs);
    check(batchSize >= 1, "the batch size must be at least 1", batchSize);
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
    Compute seeded = new Compute(seed, compute.threads());
    return new TrainingConfig(epochs, batchSize, optimizer, earlyStopping, seeded);
  }

  /** Returns the steps of all epochs over so many rows. */
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
