/**
 * Training: the epoch loop, early stopping, history and listeners, all independent of the engine
 * that takes the steps.
 */
@NullMarked
package dev.lacuna.train;

import org.jspecify.annotations.NullMarked;
