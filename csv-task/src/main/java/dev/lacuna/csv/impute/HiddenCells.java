package dev.lacuna.csv.impute;

import dev.lacuna.data.Randomness;
import dev.lacuna.label.LabelMatrix;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Observed cells that are hidden to see how well they would be filled.
 *
 * @param labels all that are known
 * @param cells row · heads + head of each hidden cell
 */
record HiddenCells(LabelMatrix labels, BitSet cells) {
  private static final double SHARE = 0.1;

  /** Hides a tenth of the observed cells, at random. */
  static HiddenCells tenthOf(LabelMatrix labels, long seed) {
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

  boolean contains(int row, int t) {
    return cells.get(row * labels.heads() + t);
  }

  /** Returns the labels without those that are hidden. */
  LabelMatrix kept() {
    return labels.drop(this::contains);
  }
}
