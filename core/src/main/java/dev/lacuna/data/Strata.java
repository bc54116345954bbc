package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The labels that a split spreads: one stratum per class of a head, one per regression head. */
final class Strata {
  private final LabelMatrix labels;
  private final int[] firstOfHead;
  private final int[][] ofRow;
  private final int[][] rowsOf;

  Strata(LabelMatrix labels) {
    this.labels = labels;
    firstOfHead = new int[labels.heads() + 1];
    for (int t = 0; t < labels.heads(); t++) {
      firstOfHead[t + 1] = firstOfHead[t] + Math.max(1, labels.schema().head(t).classes().size());
    }
    ofRow = new int[labels.rows()][];
    for (int row = 0; row < ofRow.length; row++) {
      ofRow[row] = strataOf(row);
    }
    rowsOf = collectRows();
  }

  /** Returns the number of strata. */
  int count() {
    return firstOfHead[firstOfHead.length - 1];
  }

  /** Returns the number of rows in a stratum. */
  int size(int stratum) {
    return rowsOf[stratum].length;
  }

  /** Returns the rows in a stratum; nobody may change them. */
  int[] rowsOf(int stratum) {
    return rowsOf[stratum];
  }

  /** Returns the strata of a row, one per observed label; nobody may change them. */
  int[] of(int row) {
    return ofRow[row];
  }

  /** Returns whether a row is in a stratum. */
  boolean contains(int row, int stratum) {
    for (int other : ofRow[row]) {
      if (other == stratum) {
        return true;
      }
    }
    return false;
  }

  /** Returns the size of the smallest stratum of the row; rows without a label come last. */
  int rarityOf(int row) {
    int rarest = Integer.MAX_VALUE;
    for (int stratum : ofRow[row]) {
      rarest = Math.min(rarest, size(stratum));
    }
    return rarest;
  }

  /** Names the head, and the class where it has classes. */
  String describe(int stratum) {
    int t = 0;
    while (firstOfHead[t + 1] <= stratum) {
      t++;
    }
    List<String> classes = labels.schema().head(t).classes();
    String head = "head '" + labels.schema().head(t).name() + "'";
    return classes.isEmpty()
        ? head
        : head + ", class '" + classes.get(stratum - firstOfHead[t]) + "'";
  }

  private int[] strataOf(int row) {
    int[] strata = new int[labels.heads()];
    int observed = 0;
    for (int t = 0; t < strata.length; t++) {
      if (labels.observed(row, t)) {
        // a regression head has one stratum, whatever the label
        int ofClass = firstOfHead[t + 1] - firstOfHead[t] > 1 ? (int) labels.value(row, t) : 0;
        strata[observed++] = firstOfHead[t] + ofClass;
      }
    }
    return observed == strata.length ? strata : Arrays.copyOf(strata, observed);
  }

  private int[][] collectRows() {
    int[] sizes = new int[count()];
    for (int[] strata : ofRow) {
      for (int stratum : strata) {
        sizes[stratum]++;
      }
    }
    int[][] rows = IntStream.of(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int row = ofRow.length - 1; row >= 0; row--) {
      for (int stratum : ofRow[row]) {
        rows[stratum][--sizes[stratum]] = row;
      }
    }
    return rows;
  }
}
