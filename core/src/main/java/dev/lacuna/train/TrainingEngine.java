package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;

/**
 * Takes optimiser steps. An engine knows nothing of epochs, dev parts or patience; the {@link
 * Trainer} does.
 *
 * <p>Every engine keeps to this: the optimiser is Adam (D. P. Kingma and J. Ba, Adam: A Method for
 * Stochastic Optimization, 2015; β₁ 0.9, β₂ 0.999, ε 1e-8 added to the root of the corrected second
 * moment) with decoupled weight decay. A head without an observed cell in a batch is absent: its
 * own weights, their moments and their step count stay as they are. A batch without any observed
 * cell is no step at all.
 */
public interface TrainingEngine {
  /** Returns the name used on the command line, such as {@code dl4j}. */
  String name();

  /** Returns the engine that will train this problem: this one, unless it chooses among others. */
  default TrainingEngine chosenFor(Problem problem) {
    return this;
  }

  /** Returns a session that starts from the problem's first network. */
  Session start(Problem problem);

  /**
   * What an engine is given.
   *
   * @param initial the network to start from
   * @param loss what is made small
   * @param features of the train part
   * @param targets of the train part
   * @param config learning rate, decay, seed and threads; the epochs are the trainer's business
   */
  record Problem(
      Network initial,
      MaskedLoss loss,
      FeatureMatrix features,
      Targets targets,
      TrainingConfig config) {}

  /** Weights in training. Not thread-safe. */
  interface Session extends AutoCloseable {
    /**
     * Takes one step on these rows of the train part.
     *
     * @return the loss of the batch before the step
     */
    BatchLoss step(int[] rows);

    /** Returns a copy of the weights as they are now. */
    Network network();

    /** Lets go of native memory. */
    @Override
    void close();
  }
}
