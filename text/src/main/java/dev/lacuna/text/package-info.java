/** From texts to words, word vectors and features. */
@NullMarked
package dev.lacuna.text;

import org.jspecify.annotations.NullMarked;
