/** Word vectors, learnt by Lacuna and by others from the same sentences. */
@NullMarked
package dev.lacuna.bench.text;

import org.jspecify.annotations.NullMarked;
