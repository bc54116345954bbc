package dev.lacuna.data;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Splits a data set so that every head finds observed cells of each of its classes in every part,
 * where that is possible at all: once into train, dev and test, or into folds for cross-validation.
 *
 * <p>Rows are ordered by their rarest observed label, at random among equals, and dealt to the
 * parts in proportion; each part has its exact share of the rows, and about its share of every rare
 * label. A part that still lacks a class swaps rows with another part that can spare one.
 *
 * <p>Rows of one {@linkplain #forGroups group} stay together. Whole groups are dealt, and then
 * moved and swapped until parts come as near to their shares of the rows as that allows.
 */
public final class Splitter {
  /** There are at least two folds: one to learn from, one to be judged on. */
  public static final int FEWEST_FOLDS = 2;

  /** More folds than this cost more than their figures are worth. */
  public static final int MOST_FOLDS = 50;

  /** The share that dev gets of the rows outside of a fold. */
  public static final double DEV_SHARE_OF_FOLDS = 0.1;

  private static final List<String> PARTS = List.of("train", "dev", "test");
  private static final int TEST = 2;

  private final SplitShares shares;
  private final long seed;
  private final Optional<Groups> groups;

  /** Creates a splitter; the same seed and data give the same parts. */
  public Splitter(SplitShares shares, long seed) {
    this(shares, seed, Optional.empty());
  }

  private Splitter(SplitShares shares, long seed, Optional<Groups> groups) {
    this.shares = shares;
    this.seed = seed;
    this.groups = groups;
  }

  /** Returns a splitter with the same seed and groups and other shares. */
  public Splitter withShares(SplitShares other) {
    return new Splitter(other, seed, groups);
  }

  /**
   * Returns a splitter that keeps the rows of a group in one part.
   *
   * @param heeded one group per row of the data that it will split; groups of single rows fit any
   */
  public Splitter forGroups(Groups heeded) {
    return new Splitter(shares, seed, Optional.of(heeded).filter(some -> !some.isNone()));
  }

  /**
   * Returns the parts; rows keep the order of the data set within each.
   *
   * @throws LacunaException when the groups are too few or too large for the parts
   */
  public <X> Split<X> split(Dataset<X> data) {
    Strata strata = strata(data);
    int[] partOfGroup = new Partition(strata, shares.asArray(), seed, "split").partOfGroup();
    return parts(data, strata, partOfGroup, shares.asArray());
  }

  /**
   * Returns one split per fold: the fold is its test part, a tenth of the other rows its dev part,
   * and the rest its train part. Every row is in the test part of exactly one of them. The shares
   * of this splitter play no part.
   *
   * @param folds how many, within {@link #FEWEST_FOLDS} to {@link #MOST_FOLDS}, and at most as many
   *     as there are rows
   * @throws LacunaException when there are too few rows, or the groups are too few or too large
   */
  public <X> List<Split<X>> folds(Dataset<X> data, int folds) {
    checkFolds(folds, data.size());
    Strata strata = strata(data);
    double[] even = new double[folds];
    Arrays.fill(even, 1.0 / folds);
    int[] foldOfGroup = new Partition(strata, even, seed, "folds").partOfGroup();
    return IntStream.range(0, folds)
        .mapToObj(fold -> partsAround(fold, foldOfGroup, strata))
        .map(partOfGroup -> parts(data, strata, partOfGroup, new double[] {1, 1, 1}))
        .toList();
  }

  /** Returns the part of each group where one fold is the test part. */
  private int[] partsAround(int fold, int[] foldOfGroup, Strata strata) {
    int[] others =
        IntStream.range(0, foldOfGroup.length)
            .filter(group -> foldOfGroup[group] != fold)
            .toArray();
    double[] ofOthers = {1 - DEV_SHARE_OF_FOLDS, DEV_SHARE_OF_FOLDS};
    int[] partOfOther =
        new Partition(strata.select(others), ofOthers, seed, "fold-" + (fold + 1)).partOfGroup();
    int[] partOfGroup = new int[foldOfGroup.length];
    Arrays.fill(partOfGroup, TEST);
    for (int i = 0; i < others.length; i++) {
      partOfGroup[others[i]] = partOfOther[i];
    }
    return partOfGroup;
  }

  private <X> Split<X> parts(Dataset<X> data, Strata strata, int[] partOfGroup, double[] wanted) {
    int[] partOfRow =
        IntStream.range(0, data.size()).map(row -> partOfGroup[strata.groups().of(row)]).toArray();
    return new Split<>(
        data.select(Partition.of(partOfRow, 0)),
        data.select(Partition.of(partOfRow, 1)),
        data.select(Partition.of(partOfRow, TEST)),
        shortfalls(strata, partOfGroup, wanted));
  }

  private static List<String> shortfalls(Strata strata, int[] partOfGroup, double[] wanted) {
    boolean[][] covered = new boolean[strata.count()][PARTS.size()];
    for (int group = 0; group < partOfGroup.length; group++) {
      for (int stratum : strata.of(group)) {
        covered[stratum][partOfGroup[group]] = true;
      }
    }
    List<String> shortfalls = new ArrayList<>();
    for (int stratum = 0; stratum < covered.length; stratum++) {
      boolean[] in = covered[stratum];
      List<String> lacking =
          IntStream.range(0, in.length)
              .filter(part -> wanted[part] > 0 && !in[part])
              .mapToObj(PARTS::get)
              .toList();
      if (!lacking.isEmpty()) {
        shortfalls.add(shortfall(strata, stratum, lacking));
      }
    }
    return shortfalls;
  }

  private static String shortfall(Strata strata, int stratum, List<String> lacking) {
    return "%s: %d observed in all, none in %s"
        .formatted(strata.describe(stratum), strata.observed(stratum), String.join(", ", lacking));
  }

  private Strata strata(Dataset<?> data) {
    Groups heeded = groups.orElseGet(() -> Groups.none(data.size()));
    if (heeded.rows() != data.size()) {
      throw new IllegalArgumentException(
          "there must be one group per row, groups = %d, rows = %d"
              .formatted(heeded.rows(), data.size()));
    }
    return new Strata(data.labels(), heeded);
  }

  private static void checkFolds(int folds, int rows) {
    if (folds < FEWEST_FOLDS || folds > MOST_FOLDS || folds > rows) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "The number of folds must be within %d to %d, and at most the number of rows. Found %d folds for %d rows. Choose fewer."
              .formatted(FEWEST_FOLDS, MOST_FOLDS, folds, rows));
    }
  }
}
