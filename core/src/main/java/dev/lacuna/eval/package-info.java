/**
 * Metrics that do not lie: each is computed per head over observed cells only, carries how many
 * there were, and is undefined with a reason, never 0 or NaN, where it has no meaning. Also the
 * thresholds that dev chooses and the bootstrap intervals.
 */
@NullMarked
package dev.lacuna.eval;

import org.jspecify.annotations.NullMarked;
