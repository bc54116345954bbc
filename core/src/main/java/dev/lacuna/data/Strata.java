package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The labels that a split spreads: one stratum per class of a head, one per regression head. A
 * group is in the strata of all its rows.
 */
final class Strata {
  private final LabelMatrix labels;
  private final Groups groups;
  private final int[] firstOfHead;
  private final int[][] ofGroup;
  private final int[][] groupsOf;

  Strata(LabelMatrix labels, Groups groups) {
    this.labels = labels;
    this.groups = groups;
    firstOfHead = new int[labels.heads() + 1];
    for (int t = 0; t < labels.heads(); t++) {
      firstOfHead[t + 1] = firstOfHead[t] + Math.max(1, labels.schema().head(t).classes().size());
    }
    ofGroup = groups.isNone() ? strataOfRows() : strataOfGroups();
    groupsOf = collectGroups();
  }

  /** Returns the strata of these groups alone, which are numbered anew in this order. */
  Strata select(int[] ascendingGroups) {
    boolean[] chosen = new boolean[groups.count()];
    IntStream.of(ascendingGroups).forEach(group -> chosen[group] = true);
    int[] rows = IntStream.range(0, groups.rows()).filter(row -> chosen[groups.of(row)]).toArray();
    return new Strata(labels.select(rows), groups.select(rows));
  }

  /** Returns which rows belong together. */
  Groups groups() {
    return groups;
  }

  /** Returns the number of strata. */
  int count() {
    return firstOfHead[firstOfHead.length - 1];
  }

  /** Returns the number of groups in a stratum. */
  int size(int stratum) {
    return groupsOf[stratum].length;
  }

  /** Returns the groups in a stratum; nobody may change them. */
  int[] groupsOf(int stratum) {
    return groupsOf[stratum];
  }

  /** Returns the strata of a group, each once; nobody may change them. */
  int[] of(int group) {
    return ofGroup[group];
  }

  /** Returns whether a group is in a stratum. */
  boolean contains(int group, int stratum) {
    for (int other : ofGroup[group]) {
      if (other == stratum) {
        return true;
      }
    }
    return false;
  }

  /** Returns the size of the smallest stratum of the group; groups without a label come last. */
  int rarityOf(int group) {
    int rarest = Integer.MAX_VALUE;
    for (int stratum : ofGroup[group]) {
      rarest = Math.min(rarest, size(stratum));
    }
    return rarest;
  }

  /** Returns the number of observed labels in a stratum, over all rows of its groups. */
  int observed(int stratum) {
    int t = headOf(stratum);
    return labels.schema().head(t).classes().isEmpty()
        ? labels.observedCount(t)
        : labels.classCounts(t)[stratum - firstOfHead[t]];
  }

  /** Names the head, and the class where it has classes. */
  String describe(int stratum) {
    int t = headOf(stratum);
    List<String> classes = labels.schema().head(t).classes();
    String head = "head '" + labels.schema().head(t).name() + "'";
    return classes.isEmpty()
        ? head
        : head + ", class '" + classes.get(stratum - firstOfHead[t]) + "'";
  }

  private int headOf(int stratum) {
    int t = 0;
    while (firstOfHead[t + 1] <= stratum) {
      t++;
    }
    return t;
  }

  private int[][] strataOfRows() {
    return IntStream.range(0, labels.rows()).mapToObj(this::strataOf).toArray(int[][]::new);
  }

  private int[][] strataOfGroups() {
    return Stream.of(groups.members())
        .map(rows -> IntStream.of(rows).flatMap(row -> IntStream.of(strataOf(row))))
        .map(strata -> strata.distinct().toArray())
        .toArray(int[][]::new);
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

  private int[][] collectGroups() {
    int[] sizes = new int[count()];
    for (int[] strata : ofGroup) {
      for (int stratum : strata) {
        sizes[stratum]++;
      }
    }
    int[][] collected = IntStream.of(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int group = ofGroup.length - 1; group >= 0; group--) {
      for (int stratum : ofGroup[group]) {
        collected[stratum][--sizes[stratum]] = group;
      }
    }
    return collected;
  }
}
