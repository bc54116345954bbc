package dev.lacuna.train;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What early stopping watches, on the dev part after an epoch.
 *
 * @param all of all heads together, by which training is stopped; empty where dev cannot tell
 * @param heads of each head; empty for a head that dev cannot tell of
 */
record DevFigures(OptionalDouble all, List<OptionalDouble> heads) {
  /** Copies the list. */
  DevFigures {
    heads = List.copyOf(heads);
  }

  /** Returns the figures where nobody watches. */
  static DevFigures none(int heads) {
    return new DevFigures(
        OptionalDouble.empty(), Collections.nCopies(heads, OptionalDouble.empty()));
  }
}
