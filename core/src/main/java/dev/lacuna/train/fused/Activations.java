package dev.lacuna.train.fused;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Norm;
import java.util.List;

/**
 * Room for what rows become on their way through the network and back. Level 0 are the features,
 * level l + 1 is what layer l makes of level l.
 */
final class Activations {
  private final Panels[] units;
  private final Panels[] slopes;
  private final Panels[] gates;
  private final Panels[] normalised;

  /**
   * Creates room for rows.
   *
   * @param sparse whether the features have a place of their own
   */
  Activations(Architecture architecture, int lanes, int capacity, boolean sparse) {
    List<Integer> widths = architecture.widths();
    int rows = (capacity + Kernels.TILE - 1) / Kernels.TILE * Kernels.TILE;
    this.units = new Panels[widths.size()];
    this.slopes = new Panels[widths.size()];
    this.gates = new Panels[widths.size()];
    this.normalised = new Panels[widths.size()];
    for (int level = 0; level < widths.size(); level++) {
      int width = widths.get(level);
      Panels none = new Panels(lanes, 1, width);
      boolean inTrunk = level > 0 && level < widths.size() - 1;
      units[level] = level == 0 && sparse ? none : new Panels(lanes, rows, width);
      slopes[level] = level == 0 ? none : new Panels(lanes, rows, width);
      gates[level] = inTrunk && isGated(architecture) ? new Panels(lanes, rows, width) : none;
      normalised[level] =
          inTrunk && architecture.norm() != Norm.NONE ? new Panels(lanes, rows, width) : none;
    }
  }

  /**
   * Returns whether slopes are multiplied by gates on their way down through activation and
   * dropout. They need none where the units themselves tell.
   */
  static boolean isGated(Architecture architecture) {
    return switch (architecture.activation()) {
      case RELU -> false;
      case IDENTITY -> architecture.dropout() > 0;
      case TANH, GELU -> true;
    };
  }

  /** Returns what a level passes on. */
  Panels units(int level) {
    return units[level];
  }

  /** Returns ∂L by the sums of a level, from 1. */
  Panels slopes(int level) {
    return slopes[level];
  }

  /** Returns what slopes are multiplied by; see {@link #isGated}. */
  Panels gates(int level) {
    return gates[level];
  }

  /** Returns the sums of a level after its norm, before scale and shift. */
  Panels normalised(int level) {
    return normalised[level];
  }
}
