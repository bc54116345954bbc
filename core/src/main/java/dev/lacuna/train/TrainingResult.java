package dev.lacuna.train;

import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Network;

/**
 * What training leaves behind.
 *
 * @param network the weights of the best epoch; of the last one without early stopping, or where
 *     the dev part could not be measured
 * @param scaling how the targets of regression heads were standardised
 * @param history all epochs
 * @param engine the name of the engine that trained
 */
public record TrainingResult(
    Network network, TargetScaling scaling, History history, String engine) {
  /** Returns the same with another network. */
  public TrainingResult with(Network other) {
    return new TrainingResult(other, scaling, history, engine);
  }
}
