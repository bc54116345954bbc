package dev.lacuna.train;

import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.io.Resumable;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;

/**
 * Takes optimiser steps. An engine knows nothing of epochs, dev parts or patience; the {@link
 * Trainer} does.
 *
 * <p>Every engine keeps to this: a step follows the {@link Optimizer} of the configuration. A head
 * without an observed cell in a batch is absent: its own weights, their moments and their step
 * count stay as they are; the learning rate goes by the steps of the trunk. A batch without any
 * observed cell is no step at all.
 *
 * <p>Where targets bring weights of their cells, the loss of a cell counts so many times. Whoever
 * hands the problem's {@link Targets}, or what {@link Targets#select} returns, to the {@link
 * MaskedLoss} has heeded them; an engine that does is to say so by {@link #weighsCells()}.
 */
public interface TrainingEngine {
  /** Returns the name used on the command line, such as {@code dl4j}. */
  String name();

  /**
   * Returns whether the engine heeds weights of cells; no unless it says otherwise. One that does
   * not is refused where there are weights.
   */
  default boolean weighsCells() {
    return false;
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
   * @param config optimizer, seed and threads; epochs and batch size tell how long a schedule is
   */
  record Problem(
      Network initial,
      MaskedLoss loss,
      FeatureMatrix features,
      Targets targets,
      TrainingConfig config) {}

  /**
   * Weights in training. Not thread-safe.
   *
   * <p>Its state is all that later steps depend on: weights, moments, counts of steps, and where a
   * stream of random numbers is. A session of the same problem that is restored takes the same
   * steps as the one that was saved.
   */
  interface Session extends AutoCloseable, Resumable {
    /**
     * Takes one step on rows of the train part.
     *
     * @param order indices of rows
     * @param from where in the order the batch begins
     * @param to where it ends, exclusive
     * @return the loss of the batch before the step; the next step may overwrite it
     */
    BatchLoss step(int[] order, int from, int to);

    /** Takes one step on these rows; see {@link #step(int[], int, int)}. */
    default BatchLoss step(int[] rows) {
      return step(rows, 0, rows.length);
    }

    /** Returns a copy of the weights as they are now. */
    Network network();

    /** Lets go of native memory. */
    @Override
    void close();
  }
}
