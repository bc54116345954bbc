/** Which blank labels of a table are worth a labeller's time. */
@NullMarked
package dev.lacuna.csv.suggest;

import org.jspecify.annotations.NullMarked;
