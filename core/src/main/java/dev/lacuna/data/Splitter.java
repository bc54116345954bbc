package dev.lacuna.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Splits a data set so that every head finds observed cells of each of its classes in every part,
 * where that is possible at all.
 *
 * <p>Rows are ordered by their rarest observed label, at random among equals, and dealt to the
 * parts in proportion; each part has its exact share of the rows, and about its share of every rare
 * label. A part that still lacks a class swaps rows with another part that can spare one.
 */
public final class Splitter {
  /** What a share of the rows may lose to binary fractions: 0.1 of 97,000 is 9,700. */
  private static final double ROUNDING = 1e-6;

  private static final String[] PARTS = {"train", "dev", "test"};

  private final SplitShares shares;
  private final long seed;

  /** Creates a splitter; the same seed and data give the same parts. */
  public Splitter(SplitShares shares, long seed) {
    this.shares = shares;
    this.seed = seed;
  }

  /** Returns a splitter with the same seed and other shares. */
  public Splitter withShares(SplitShares other) {
    return new Splitter(other, seed);
  }

  /** Returns the parts; rows keep the order of the data set within each. */
  public <X> Split<X> split(Dataset<X> data) {
    Strata strata = new Strata(data.labels());
    int[] partOfRow = deal(strata, data.size());
    Coverage coverage = new Coverage(strata, partOfRow, PARTS.length);
    coverage.mend(Randomness.of(seed, "split-mend"));
    List<String> shortfalls = new ArrayList<>();
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      shortfall(strata, coverage, stratum).ifPresent(shortfalls::add);
    }
    return new Split<>(
        data.select(rowsOf(partOfRow, 0)),
        data.select(rowsOf(partOfRow, 1)),
        data.select(rowsOf(partOfRow, 2)),
        shortfalls);
  }

  private boolean hasRows(int part) {
    return shares.asArray()[part] > 0;
  }

  private int[] deal(Strata strata, int rows) {
    Dealer dealer = new Dealer(shares.asArray(), rows, Randomness.of(seed, "split-deal"));
    int[] partOfRow = new int[rows];
    for (int row : order(strata, rows)) {
      partOfRow[row] = dealer.next();
    }
    return partOfRow;
  }

  /** Returns the rows by their rarity, at random among equals; counts instead of comparing. */
  private int[] order(Strata strata, int rows) {
    int[] random = Randomness.permutation(rows, Randomness.of(seed, "split"));
    int[] atRandom = new int[rows];
    int[] rarity = new int[rows];
    int[] start = new int[rows + 3];
    for (int row = 0; row < rows; row++) {
      atRandom[random[row]] = row;
      rarity[row] = Math.min(strata.rarityOf(row), rows + 1);
      start[rarity[row] + 1]++;
    }
    for (int value = 1; value < start.length; value++) {
      start[value] += start[value - 1];
    }
    int[] order = new int[rows];
    for (int row : atRandom) {
      order[start[rarity[row]]++] = row;
    }
    return order;
  }

  static int[] rowsOf(int[] partOfRow, int part) {
    int[] rows = new int[partOfRow.length];
    int count = 0;
    for (int row = 0; row < partOfRow.length; row++) {
      if (partOfRow[row] == part) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private Optional<String> shortfall(Strata strata, Coverage coverage, int stratum) {
    List<String> lacking =
        IntStream.range(0, PARTS.length)
            .filter(part -> hasRows(part) && !coverage.covers(stratum, part))
            .mapToObj(part -> PARTS[part])
            .toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %d observed in all, none in %s"
                .formatted(
                    strata.describe(stratum), strata.size(stratum), String.join(", ", lacking)));
  }

  /**
   * Deals rows to parts: each part gets its exact share in the end and about its share of every run
   * of rows, and chance decides which part comes next within that.
   */
  private static final class Dealer {
    private final double[] shares;
    private final int[] left;
    private final int[] dealt;
    private final RandomGenerator random;
    private int total;

    Dealer(double[] shares, int rows, RandomGenerator random) {
      this.shares = shares;
      this.left = sizes(shares, rows);
      this.dealt = new int[shares.length];
      this.random = random;
    }

    int next() {
      total++;
      int best = -1;
      double furthest = Double.NEGATIVE_INFINITY;
      for (int part = 0; part < shares.length; part++) {
        double behind = shares[part] * total - dealt[part] + random.nextDouble();
        if (left[part] > 0 && behind > furthest) {
          furthest = behind;
          best = part;
        }
      }
      dealt[best]++;
      left[best]--;
      return best;
    }

    /** Returns whole sizes that add up; those cut down most get the rows that are left over. */
    private static int[] sizes(double[] shares, int rows) {
      int[] sizes = new int[shares.length];
      double[] cut = new double[shares.length];
      int remaining = rows;
      for (int part = 0; part < shares.length; part++) {
        double exact = shares[part] * rows;
        sizes[part] = (int) Math.floor(exact + ROUNDING);
        cut[part] = exact - sizes[part];
        remaining -= sizes[part];
      }
      while (remaining > 0) {
        int most =
            IntStream.range(0, cut.length)
                .boxed()
                .max(Comparator.comparingDouble(part -> cut[part]))
                .orElseThrow();
        sizes[most]++;
        cut[most]--;
        remaining--;
      }
      return sizes;
    }
  }
}
