package dev.lacuna.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which part holds how many groups of each stratum, and the swaps that mend gaps. A gap is a
 * stratum that a part has no group of. Swaps keep the sizes of the parts where groups are single
 * rows, and keep near them where they are not.
 */
final class Coverage {
  /** After how many steps in a row that mended nothing the search ends. */
  private static final int PATIENCE = 300;

  /** How many groups on either side of a swap are looked at. */
  private static final int CANDIDATES = 16;

  /** What a gap counts in a stratum that has a group for every part; any other counts 1. */
  private static final int NEEDLESS = 10;

  private final Strata strata;
  private final PartSizes sizes;
  private final int[] partOfGroup;
  private final int[][] groupsOfPart;
  private final int[] positionOfGroup;
  private final int[][] counts;
  private final int partsWithGroups;

  /**
   * Counts.
   *
   * @param partOfGroup the part of each group, which swaps change
   * @param sizes of these parts
   */
  Coverage(Strata strata, int[] partOfGroup, PartSizes sizes) {
    int parts = sizes.parts();
    this.strata = strata;
    this.sizes = sizes;
    this.partOfGroup = partOfGroup;
    groupsOfPart = new int[parts][];
    positionOfGroup = new int[partOfGroup.length];
    counts = new int[parts][strata.count()];
    for (int part = 0; part < parts; part++) {
      groupsOfPart[part] = Partition.of(partOfGroup, part);
      for (int position = 0; position < groupsOfPart[part].length; position++) {
        place(groupsOfPart[part][position], part, position);
      }
    }
    partsWithGroups = (int) Stream.of(groupsOfPart).filter(groups -> groups.length > 0).count();
  }

  /** Returns whether a part holds a group of the stratum. */
  private boolean covers(int stratum, int part) {
    return counts[part][stratum] > 0;
  }

  /**
   * Swaps groups until no gap is left that another part could fill, or nothing helps any more. No
   * swap makes worse gaps than it mends; one that makes as bad a gap is a way around what blocks a
   * better one.
   */
  void mend(RandomGenerator random) {
    for (int idle = 0; idle < PATIENCE; idle++) {
      List<int[]> gaps = gapsThatOthersCanFill();
      if (gaps.isEmpty()) {
        return;
      }
      int[] gap = gaps.get(random.nextInt(gaps.size()));
      if (swapInto(gap[0], gap[1], random) > 0) {
        idle = 0;
      }
    }
  }

  private List<int[]> gapsThatOthersCanFill() {
    List<int[]> gaps = new ArrayList<>();
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      for (int part = 0; part < counts.length; part++) {
        if (!covers(stratum, part) && groupsOfPart[part].length > 0 && canBeSpared(stratum)) {
          gaps.add(new int[] {stratum, part});
        }
      }
    }
    return gaps;
  }

  private boolean canBeSpared(int stratum) {
    for (int[] ofPart : counts) {
      if (ofPart[stratum] > 1) {
        return true;
      }
    }
    return false;
  }

  /** Gives the part a group of the stratum if that does no harm; returns what was gained. */
  private int swapInto(int stratum, int part, RandomGenerator random) {
    int bestGain = -1;
    int bestGiver = -1;
    int bestTaker = -1;
    for (int giver : sample(strata.groupsOf(stratum), random)) {
      if (partOfGroup[giver] != part) {
        for (int taker : sample(groupsOfPart[part], random)) {
          int gain = gain(giver, taker);
          if (gain > bestGain && allow(giver, taker)) {
            bestGain = gain;
            bestGiver = giver;
            bestTaker = taker;
          }
        }
      }
    }
    if (bestGiver >= 0) {
      swap(bestGiver, bestTaker);
    }
    return bestGain;
  }

  /** Returns all groups in random order, or some of them where there are many. */
  private static int[] sample(int[] groups, RandomGenerator random) {
    if (groups.length > CANDIDATES) {
      return random.ints(CANDIDATES, 0, groups.length).map(i -> groups[i]).toArray();
    }
    int[] order = Randomness.permutation(groups.length, random);
    return IntStream.of(order).map(i -> groups[i]).toArray();
  }

  private boolean allow(int a, int b) {
    return sizes.allowSwap(a, partOfGroup[a], b, partOfGroup[b]);
  }

  /** Returns how much less the gaps would count after a swap. */
  private int gain(int a, int b) {
    return gainOfMove(a, b) + gainOfMove(b, a);
  }

  private int gainOfMove(int group, int other) {
    int gain = 0;
    for (int stratum : strata.of(group)) {
      if (!strata.contains(other, stratum)) {
        int weight = strata.size(stratum) >= partsWithGroups ? NEEDLESS : 1;
        gain += counts[partOfGroup[other]][stratum] == 0 ? weight : 0;
        gain -= counts[partOfGroup[group]][stratum] == 1 ? weight : 0;
      }
    }
    return gain;
  }

  private void swap(int a, int b) {
    int partOfA = partOfGroup[a];
    int positionOfA = positionOfGroup[a];
    int partOfB = partOfGroup[b];
    int positionOfB = positionOfGroup[b];
    remove(a);
    remove(b);
    place(a, partOfB, positionOfB);
    place(b, partOfA, positionOfA);
    sizes.add(a, partOfB);
    sizes.add(b, partOfA);
  }

  private void remove(int group) {
    sizes.remove(group, partOfGroup[group]);
    for (int stratum : strata.of(group)) {
      counts[partOfGroup[group]][stratum]--;
    }
  }

  private void place(int group, int part, int position) {
    partOfGroup[group] = part;
    positionOfGroup[group] = position;
    groupsOfPart[part][position] = group;
    for (int stratum : strata.of(group)) {
      counts[part][stratum]++;
    }
  }
}
