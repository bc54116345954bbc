package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import java.util.random.RandomGenerator;

/** Drops labels on purpose, to see what missing labels do. */
public final class Missingness {
  private Missingness() {}

  /**
   * Drops cells completely at random: each observed cell of each head goes missing with the same
   * probability, whatever it holds.
   *
   * @param rate the probability, 0 to 1
   */
  public static LabelMatrix completelyAtRandom(LabelMatrix labels, double rate, long seed) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a missing rate must be within 0 to 1. Found " + rate);
    }
    RandomGenerator random = Randomness.of(seed, "missingness");
    return labels.drop((row, head) -> random.nextDouble() < rate);
  }
}
