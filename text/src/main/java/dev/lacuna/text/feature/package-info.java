/** From documents to rows of numbers, by the vectors of their words. */
@NullMarked
package dev.lacuna.text.feature;

import org.jspecify.annotations.NullMarked;
