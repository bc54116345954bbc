package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Observed cells that are hidden from training, to see how well they would be filled.
 *
 * @param labels all that are known
 * @param cells row · heads + head of each hidden cell
 */
public record HiddenCells(LabelMatrix labels, BitSet cells) {
  private static final double SHARE = 0.1;

  /** Hides a tenth of the observed cells, at random. */
  public static HiddenCells tenthOf(LabelMatrix labels, long seed) {
    RandomGenerator random = Randomness.of(seed, "hidden-cells");
    BitSet cells = new BitSet();
    for (int row = 0; row < labels.rows(); row++) {
      for (int t = 0; t < labels.heads(); t++) {
        if (labels.observed(row, t) && random.nextDouble() < SHARE) {
          cells.set(row * labels.heads() + t);
        }
      }
    }
    return new HiddenCells(labels, cells);
  }

  /** Returns whether a cell is hidden. */
  public boolean contains(int row, int t) {
    return cells.get(row * labels.heads() + t);
  }

  /** Returns the labels without those that are hidden. */
  public LabelMatrix kept() {
    return labels.drop(this::contains);
  }

  /** Returns the labels of those that are hidden, and no others. */
  public LabelMatrix hidden() {
    return labels.drop((row, head) -> !contains(row, head));
  }
}
