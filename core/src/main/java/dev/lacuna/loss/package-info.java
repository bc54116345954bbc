/**
 * The masked loss, once, on plain arrays: a loss per kind of head, weights of heads and classes,
 * and the normalization over observed cells. Engines and adapters call it; nobody copies it.
 */
@NullMarked
package dev.lacuna.loss;

import org.jspecify.annotations.NullMarked;
