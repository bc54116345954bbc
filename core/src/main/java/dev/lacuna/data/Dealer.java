package dev.lacuna.data;

import java.util.random.RandomGenerator;

/**
 * Deals groups to parts: each part gets about its share of every run of groups, and in the end its
 * size, exactly where groups are single rows. Chance decides which part comes next within that.
 */
final class Dealer {
  private final double[] shares;
  private final PartSizes sizes;
  private final RandomGenerator random;
  private int groupsLeft;
  private int total;

  Dealer(double[] shares, Groups groups, RandomGenerator random) {
    this.shares = shares;
    this.sizes = new PartSizes(shares, groups);
    this.groupsLeft = groups.count();
    this.random = random;
  }

  /** Returns what the parts hold so far. */
  PartSizes sizes() {
    return sizes;
  }

  /** Returns the part that gets a group. */
  int deal(int group) {
    total += sizes.of(group);
    boolean onlyEmpty = groupsLeft-- <= emptyParts();
    int room = Math.min(sizes.of(group), mostRoom());
    int best = -1;
    double furthest = Double.NEGATIVE_INFINITY;
    for (int part = 0; part < shares.length; part++) {
      double chance = random.nextDouble() * sizes.of(group);
      double behind = shares[part] * total - sizes.held(part) + chance;
      boolean open = onlyEmpty ? isEmpty(part) : -sizes.excess(part) >= room;
      if (open && behind > furthest) {
        furthest = behind;
        best = part;
      }
    }
    sizes.add(group, best);
    return best;
  }

  /** Large groups come first to the parts that have room for them. */
  private int mostRoom() {
    int most = 0;
    for (int part = 0; part < shares.length; part++) {
      most = Math.max(most, -sizes.excess(part));
    }
    return most;
  }

  private int emptyParts() {
    int empty = 0;
    for (int part = 0; part < shares.length; part++) {
      empty += isEmpty(part) ? 1 : 0;
    }
    return empty;
  }

  private boolean isEmpty(int part) {
    return sizes.isWanted(part) && sizes.held(part) == 0;
  }
}
