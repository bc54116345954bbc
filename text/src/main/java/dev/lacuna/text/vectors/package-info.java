/** Word vectors: what they are, how they are learnt, and their files. */
@NullMarked
package dev.lacuna.text.vectors;

import org.jspecify.annotations.NullMarked;
