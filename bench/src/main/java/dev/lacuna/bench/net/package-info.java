/** The nets that are timed, and the data that they are timed on. */
@NullMarked
package dev.lacuna.bench.net;

import org.jspecify.annotations.NullMarked;
