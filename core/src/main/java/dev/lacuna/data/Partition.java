package dev.lacuna.data;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Divides groups among parts. They are ordered by their rarest observed label, at random among
 * equals, and dealt in proportion; then parts that lack a class swap groups with others.
 */
final class Partition {
  private static final double LARGEST_GROUP = 0.5;

  private final Strata strata;
  private final double[] shares;
  private final long seed;
  private final String purpose;

  /**
   * Creates a partition.
   *
   * @param shares of the parts; they add up to 1
   * @param purpose of the randomness, which is another for another purpose
   */
  Partition(Strata strata, double[] shares, long seed, String purpose) {
    this.strata = strata;
    this.shares = shares;
    this.seed = seed;
    this.purpose = purpose;
  }

  /**
   * Returns the part of each group.
   *
   * @throws LacunaException when the groups cannot be divided so
   */
  int[] partOfGroup() {
    Groups groups = strata.groups();
    if (!groups.isNone()) {
      checkDivisible(groups);
    }
    Dealer dealer = new Dealer(shares, groups, Randomness.of(seed, purpose + "-deal"));
    int[] partOfGroup = new int[groups.count()];
    for (int group : order(groups.count())) {
      partOfGroup[group] = dealer.deal(group);
    }
    new Balance(partOfGroup, dealer.sizes()).settle();
    new Coverage(strata, partOfGroup, dealer.sizes()).mend(Randomness.of(seed, purpose + "-mend"));
    return partOfGroup;
  }

  /** Returns the groups that are in a part, in order. */
  static int[] of(int[] partOfGroup, int part) {
    int[] groups = new int[partOfGroup.length];
    int count = 0;
    for (int group = 0; group < partOfGroup.length; group++) {
      if (partOfGroup[group] == part) {
        groups[count++] = group;
      }
    }
    return Arrays.copyOf(groups, count);
  }

  private void checkDivisible(Groups groups) {
    long parts = DoubleStream.of(shares).filter(share -> share > 0).count();
    if (groups.count() < parts) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "There must be a group of rows for every part. Found %d for %d parts. Choose fewer parts, or finer groups."
              .formatted(groups.count(), parts));
    }
    double most = Math.max(LARGEST_GROUP, DoubleStream.of(shares).max().orElse(1));
    int largest = IntStream.of(groups.sizes()).max().orElse(0);
    if (largest > most * groups.rows()) {
      throw new LacunaException(
          ErrorCode.BAD_DATA,
          "A group must not hold more than %.0f %% of the rows, or too few are left for the other parts. Found one with %d of %d rows. Choose finer groups, or other shares."
              .formatted(100 * most, largest, groups.rows()));
    }
  }

  /** Returns the groups by their rarity, at random among equals; counts instead of comparing. */
  private int[] order(int groups) {
    int[] random = Randomness.permutation(groups, Randomness.of(seed, purpose));
    int[] atRandom = new int[groups];
    int[] rarity = new int[groups];
    int[] start = new int[groups + 3];
    for (int group = 0; group < groups; group++) {
      atRandom[random[group]] = group;
      rarity[group] = Math.min(strata.rarityOf(group), groups + 1);
      start[rarity[group] + 1]++;
    }
    for (int value = 1; value < start.length; value++) {
      start[value] += start[value - 1];
    }
    int[] order = new int[groups];
    for (int group : atRandom) {
      order[start[rarity[group]]++] = group;
    }
    return order;
  }
}
