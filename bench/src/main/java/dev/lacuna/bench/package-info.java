/** Side-by-side runs of training and prediction, reached by the commands of one jar. */
@NullMarked
package dev.lacuna.bench;

import org.jspecify.annotations.NullMarked;
