package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Splits a data set so that every head finds observed cells of each of its classes in every part,
 * where that is possible at all.
 *
 * <p>Rows are ordered by their rarest observed label, at random among equals, and dealt to the
 * parts in proportion; each part has its exact share of the rows, and about its share of every rare
 * label. A part that still lacks a class swaps a row with another part that can spare one.
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
    List<String> shortfalls = new ArrayList<>();
    for (int stratum = 0; stratum < strata.count(); stratum++) {
      for (int part = 0; part < PARTS.length; part++) {
        if (hasRows(part) && !coverage.cover(stratum, part)) {
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

  private static int[] rowsOf(int[] partOfRow, int part) {
    return IntStream.range(0, partOfRow.length).filter(row -> partOfRow[row] == part).toArray();
  }

  private static String shortfall(Strata strata, int stratum, int part) {
    return "%s: %d observed in all, none in the %s part"
        .formatted(strata.describe(stratum), strata.size(stratum), PARTS[part]);
  }

  /** The labels to be spread: one stratum per class of a head, one per regression head. */
  private static final class Strata {
    private final LabelMatrix labels;
    private final int[] firstOfHead;
    private final int[] sizes;

    Strata(LabelMatrix labels) {
      this.labels = labels;
      firstOfHead = new int[labels.heads() + 1];
      for (int t = 0; t < labels.heads(); t++) {
        firstOfHead[t + 1] = firstOfHead[t] + Math.max(1, labels.schema().head(t).classes().size());
      }
      sizes = new int[count()];
      for (int row = 0; row < labels.rows(); row++) {
        for (int stratum : of(row)) {
          sizes[stratum]++;
        }
      }
    }

    int count() {
      return firstOfHead[firstOfHead.length - 1];
    }

    int size(int stratum) {
      return sizes[stratum];
    }

    int[] of(int row) {
      return IntStream.range(0, labels.heads())
          .filter(t -> labels.observed(row, t))
          .map(t -> firstOfHead[t] + classIndex(row, t))
          .toArray();
    }

    /** Returns the size of the smallest stratum of the row; rows without a label come last. */
    int rarityOf(int row) {
      int rarest = Integer.MAX_VALUE;
      for (int t = 0; t < labels.heads(); t++) {
        if (labels.observed(row, t)) {
          rarest = Math.min(rarest, sizes[firstOfHead[t] + classIndex(row, t)]);
        }
      }
      return rarest;
    }

    String describe(int stratum) {
      int t =
          IntStream.range(0, labels.heads())
              .filter(h -> firstOfHead[h + 1] > stratum)
              .findFirst()
              .orElseThrow();
      List<String> classes = labels.schema().head(t).classes();
      String head = "head '" + labels.schema().head(t).name() + "'";
      return classes.isEmpty()
          ? head
          : head + ", class '" + classes.get(stratum - firstOfHead[t]) + "'";
    }

    private int classIndex(int row, int t) {
      return labels.schema().head(t).classes().isEmpty() ? 0 : (int) labels.value(row, t);
    }
  }

  /** Which part holds how many rows of each stratum, and the swaps that mend a gap. */
  private static final class Coverage {
    private final Strata strata;
    private final int[] partOfRow;
    private final int[][] counts;

    Coverage(Strata strata, int[] partOfRow, int parts) {
      this.strata = strata;
      this.partOfRow = partOfRow;
      counts = new int[parts][strata.count()];
      for (int row = 0; row < partOfRow.length; row++) {
        for (int stratum : strata.of(row)) {
          counts[partOfRow[row]][stratum]++;
        }
      }
    }

    /** Returns whether the part holds a row of the stratum, after a swap where one helps. */
    boolean cover(int stratum, int part) {
      if (counts[part][stratum] > 0) {
        return true;
      }
      OptionalInt giver =
          find(row -> partOfRow[row] != part && contains(row, stratum) && canSpare(row));
      OptionalInt taker = find(row -> partOfRow[row] == part && canSpare(row));
      if (giver.isEmpty() || taker.isEmpty()) {
        return false;
      }
      swap(giver.getAsInt(), taker.getAsInt());
      return true;
    }

    private OptionalInt find(IntPredicate test) {
      return IntStream.range(0, partOfRow.length).filter(test).findFirst();
    }

    private boolean contains(int row, int stratum) {
      return Arrays.stream(strata.of(row)).anyMatch(other -> other == stratum);
    }

    private boolean canSpare(int row) {
      return Arrays.stream(strata.of(row)).allMatch(s -> counts[partOfRow[row]][s] > 1);
    }

    private void swap(int a, int b) {
      int partOfA = partOfRow[a];
      move(a, partOfRow[b]);
      move(b, partOfA);
    }

    private void move(int row, int part) {
      for (int stratum : strata.of(row)) {
        counts[partOfRow[row]][stratum]--;
        counts[part][stratum]++;
      }
      partOfRow[row] = part;
    }
  }
}
