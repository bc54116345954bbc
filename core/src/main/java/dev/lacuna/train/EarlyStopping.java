package dev.lacuna.train;

import dev.lacuna.eval.Metric;
import java.util.Optional;

/**
 * Stops training when the dev part has seen no improvement for a while, and brings back the weights
 * of the best epoch.
 *
 * @param patience epochs without an improvement until training stops, at least 1
 * @param monitor the macro metric to watch; empty for the masked loss on the dev part
 */
public record EarlyStopping(int patience, Optional<Metric> monitor) {
  /** Checks the range. */
  public EarlyStopping {
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1. Found " + patience);
    }
  }

  /** Returns what is watched, in words: {@code loss} or the metric's id. */
  public String monitorName() {
    return monitor.map(Metric::id).orElse("loss");
  }

  /** Returns whether a figure is better than the best so far. */
  public boolean improves(double figure, double best) {
    return monitor.map(Metric::largerIsBetter).orElse(false) ? figure > best : figure < best;
  }

  /** Returns a figure that every other improves on. */
  double worst() {
    return monitor.map(Metric::largerIsBetter).orElse(false)
        ? Double.NEGATIVE_INFINITY
        : Double.POSITIVE_INFINITY;
  }
}
