package dev.lacuna.propensity;

import java.util.BitSet;

/**
 * The probability that a label is observed, given the features of its row: rows × heads. Immutable.
 */
public final class Propensities {
  private final int heads;
  private final float[] values;
  private final BitSet modelled;

  /**
   * Creates propensities over the given array, which the caller must not change any more.
   *
   * @param heads number of heads, at least 1
   * @param values row-major, above 0 and at most 1 for modelled heads
   * @param modelled heads whose propensities differ from row to row; those of others are never read
   */
  public Propensities(int heads, float[] values, BitSet modelled) {
    if (heads < 1 || values.length % heads != 0 || modelled.length() > heads) {
      throw new IllegalArgumentException(
          "propensities must fill whole rows, heads = %d, propensities = %d, modelled = %s"
              .formatted(heads, values.length, modelled));
    }
    for (int cell = 0; cell < values.length; cell++) {
      if (modelled.get(cell % heads) && !(values[cell] > 0 && values[cell] <= 1)) {
        throw new IllegalArgumentException(
            "a propensity must be above 0 and at most 1. Found %s in row %d, head %d"
                .formatted(values[cell], cell / heads, cell % heads));
      }
    }
    this.heads = heads;
    this.values = values;
    this.modelled = (BitSet) modelled.clone();
  }

  /** Returns the number of rows. */
  public int rows() {
    return values.length / heads;
  }

  /** Returns the number of heads. */
  public int heads() {
    return heads;
  }

  /** Returns whether the features tell anything of which labels of a head are observed. */
  public boolean isModelled(int head) {
    return modelled.get(head);
  }

  /** Returns the propensity of a label of a modelled head, above 0 and at most 1. */
  public float of(int row, int head) {
    return values[row * heads + head];
  }
}
