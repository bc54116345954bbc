package dev.lacuna.train.dl4j;

/**
 * What a task's own graph is built around.
 *
 * @param loss the loss of the output layer, as it is
 * @param inputs the number of features
 * @param outputs the number of logits of all heads
 */
public record GraphNeeds(MaskedLossFunction loss, int inputs, int outputs) {}
