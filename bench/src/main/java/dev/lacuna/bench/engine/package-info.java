/** One and the same training step in Lacuna and in the libraries it is held against. */
@NullMarked
package dev.lacuna.bench.engine;

import org.jspecify.annotations.NullMarked;
