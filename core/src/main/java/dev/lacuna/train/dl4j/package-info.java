/**
 * Training on DL4J: the only package that knows DL4J and ND4J. {@link
 * dev.lacuna.train.dl4j.MaskedLossFunction} also serves in a DL4J network of one's own.
 */
@NullMarked
package dev.lacuna.train.dl4j;

import org.jspecify.annotations.NullMarked;
