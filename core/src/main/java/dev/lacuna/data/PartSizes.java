package dev.lacuna.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How many rows each part of a split should hold, and how many it holds while groups are dealt. */
final class PartSizes {
  /** What a share of the rows may lose to binary fractions: 0.1 of 97,000 is 9,700. */
  private static final double ROUNDING = 1e-6;

  /** A swap may take a part so far from its size, as a share of the smallest part. */
  private static final double TOLERANCE = 0.25;

  private final int[] wanted;
  private final int[] held;
  private final int[] sizeOfGroup;
  private final int tolerance;

  /**
   * Creates empty parts.
   *
   * @param shares of the parts; they add up to 1
   * @param groups of all rows
   */
  PartSizes(double[] shares, Groups groups) {
    this.wanted = wholeSizes(shares, groups.rows());
    this.held = new int[shares.length];
    this.sizeOfGroup = groups.sizes();
    int smallest = IntStream.of(wanted).filter(size -> size > 0).min().orElse(0);
    this.tolerance = (int) (TOLERANCE * smallest);
  }

  int parts() {
    return wanted.length;
  }

  /** Returns whether a part should hold a row at all. */
  boolean isWanted(int part) {
    return wanted[part] > 0;
  }

  int held(int part) {
    return held[part];
  }

  /** Returns how many rows a part holds beyond its size; negative where it lacks some. */
  int excess(int part) {
    return held[part] - wanted[part];
  }

  /** Returns the number of rows in a group. */
  int of(int group) {
    return sizeOfGroup[group];
  }

  void add(int group, int part) {
    held[part] += sizeOfGroup[group];
  }

  void remove(int group, int part) {
    held[part] -= sizeOfGroup[group];
  }

  /** Returns whether parts that swap two groups stay near their sizes, or come nearer. */
  boolean allowSwap(int group, int part, int otherGroup, int otherPart) {
    int change = sizeOfGroup[otherGroup] - sizeOfGroup[group];
    return change == 0 || (allowChange(part, change) && allowChange(otherPart, -change));
  }

  private boolean allowChange(int part, int change) {
    return Math.abs(excess(part) + change) <= Math.max(Math.abs(excess(part)), tolerance);
  }

  /** Returns whole sizes that add up; those cut down most get the rows that are left over. */
  private static int[] wholeSizes(double[] shares, int rows) {
    int[] sizes = Arrays.stream(shares).mapToInt(s -> (int) (s * rows + ROUNDING)).toArray();
    double[] cut = new double[shares.length];
    Arrays.setAll(cut, part -> shares[part] * rows - sizes[part]);
    for (int left = rows - IntStream.of(sizes).sum(); left > 0; left--) {
      int most =
          IntStream.range(0, cut.length)
              .boxed()
              .max(Comparator.comparingDouble(part -> cut[part]))
              .orElseThrow();
      sizes[most]++;
      cut[most]--;
    }
    return sizes;
  }
}
