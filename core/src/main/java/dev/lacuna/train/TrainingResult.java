package dev.lacuna.train;

import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Network;

/**
 * What training leaves behind.
 *
 * @param network the weights of the best epoch, or of the last one without early stopping
 * @param scaling how the targets of regression heads were standardised
 * @param history all epochs
 */
public record TrainingResult(Network network, TargetScaling scaling, History history) {}
