/** The way to DL4J's word vectors and back; the only package of this module that knows DL4J. */
@NullMarked
package dev.lacuna.text.dl4j;

import org.jspecify.annotations.NullMarked;
