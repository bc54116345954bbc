package dev.lacuna.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
      for (int part = 0; part < PARTS.length; part++) {
        if (hasRows(part) && !coverage.covers(stratum, part)) {
          shortfalls.add(shortfall(strata, stratum, part));
        }
      }
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
    int[] random = Randomness.permutation(rows, Randomness.of(seed, "split"));
    int[] order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(strata::rarityOf)
                    .thenComparingInt(row -> random[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] share = shares.asArray();
    int[] dealt = new int[share.length];
    int[] partOfRow = new int[rows];
    for (int i = 0; i < rows; i++) {
      int part = furthestBehind(share, dealt, i + 1);
      partOfRow[order[i]] = part;
      dealt[part]++;
    }
    return partOfRow;
  }

  private static int furthestBehind(double[] share, int[] dealt, int total) {
    int best = 0;
    for (int part = 1; part < share.length; part++) {
      if (share[part] * total - dealt[part] > share[best] * total - dealt[best]) {
        best = part;
      }
    }
    return best;
  }

  static int[] rowsOf(int[] partOfRow, int part) {
    return IntStream.range(0, partOfRow.length).filter(row -> partOfRow[row] == part).toArray();
  }

  private static String shortfall(Strata strata, int stratum, int part) {
    return "%s: %d observed in all, none in the %s part"
        .formatted(strata.describe(stratum), strata.size(stratum), PARTS[part]);
  }
}
