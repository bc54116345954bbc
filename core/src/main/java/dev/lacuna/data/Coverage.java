package dev.lacuna.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which part holds how many rows of each stratum, and the swaps that mend gaps. A gap is a stratum
 * that a part has no row of. Swaps keep the sizes of the parts.
 */
final class Coverage {
  /** After how many steps in a row that mended nothing the search ends. */
  private static final int PATIENCE = 300;

  /** How many rows on either side of a swap are looked at. */
  private static final int CANDIDATES = 16;

  /** What a gap counts in a stratum that has a row for every part; any other counts 1. */
  private static final int NEEDLESS = 10;

  private final Strata strata;
  private final int[] partOfRow;
  private final int[][] rowsOfPart;
  private final int[] positionOfRow;
  private final int[][] counts;
  private final int partsWithRows;

  /**
   * Counts.
   *
   * @param partOfRow the part of each row, which swaps change
   */
  Coverage(Strata strata, int[] partOfRow, int parts) {
    this.strata = strata;
    this.partOfRow = partOfRow;
    rowsOfPart = new int[parts][];
    positionOfRow = new int[partOfRow.length];
    counts = new int[parts][strata.count()];
    for (int part = 0; part < parts; part++) {
      rowsOfPart[part] = Splitter.rowsOf(partOfRow, part);
      for (int position = 0; position < rowsOfPart[part].length; position++) {
        place(rowsOfPart[part][position], part, position);
      }
    }
    partsWithRows = (int) Stream.of(rowsOfPart).filter(rows -> rows.length > 0).count();
  }

  /** Returns whether a part holds a row of the stratum. */
  boolean covers(int stratum, int part) {
    return counts[part][stratum] > 0;
  }

  /**
   * Swaps rows until no gap is left that another part could fill, or nothing helps any more. No
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
        if (!covers(stratum, part) && rowsOfPart[part].length > 0 && canBeSpared(stratum)) {
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

  /** Gives the part a row of the stratum if that does no harm; returns what was gained. */
  private int swapInto(int stratum, int part, RandomGenerator random) {
    int bestGain = -1;
    int bestGiver = -1;
    int bestTaker = -1;
    for (int giver : sample(strata.rowsOf(stratum), random)) {
      if (partOfRow[giver] != part) {
        for (int taker : sample(rowsOfPart[part], random)) {
          int gain = gain(giver, taker);
          if (gain > bestGain) {
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

  /** Returns all rows in random order, or some of them where there are many. */
  private static int[] sample(int[] rows, RandomGenerator random) {
    if (rows.length > CANDIDATES) {
      return random.ints(CANDIDATES, 0, rows.length).map(i -> rows[i]).toArray();
    }
    int[] order = Randomness.permutation(rows.length, random);
    return IntStream.of(order).map(i -> rows[i]).toArray();
  }

  /** Returns how much less the gaps would count after a swap. */
  private int gain(int a, int b) {
    return gainOfMove(a, b) + gainOfMove(b, a);
  }

  private int gainOfMove(int row, int other) {
    int gain = 0;
    for (int stratum : strata.of(row)) {
      if (!strata.contains(other, stratum)) {
        int weight = strata.size(stratum) >= partsWithRows ? NEEDLESS : 1;
        gain += counts[partOfRow[other]][stratum] == 0 ? weight : 0;
        gain -= counts[partOfRow[row]][stratum] == 1 ? weight : 0;
      }
    }
    return gain;
  }

  private void swap(int a, int b) {
    int partOfA = partOfRow[a];
    int positionOfA = positionOfRow[a];
    int partOfB = partOfRow[b];
    int positionOfB = positionOfRow[b];
    remove(a);
    remove(b);
    place(a, partOfB, positionOfB);
    place(b, partOfA, positionOfA);
  }

  private void remove(int row) {
    for (int stratum : strata.of(row)) {
      counts[partOfRow[row]][stratum]--;
    }
  }

  private void place(int row, int part, int position) {
    partOfRow[row] = part;
    positionOfRow[row] = position;
    rowsOfPart[part][position] = row;
    for (int stratum : strata.of(row)) {
      counts[part][stratum]++;
    }
  }
}
