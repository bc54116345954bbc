/**
 * Pictures of what a network learned on the unit square: the predicted probability as a field, the
 * true boundary as a line, and the examples as points. Needs fonts and Java's desktop libraries,
 * and no screen.
 */
@NullMarked
package dev.lacuna.toy.picture;

import org.jspecify.annotations.NullMarked;
