package dev.lacuna.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which rows belong together, such as all visits of one patient: no split may part them, or a model
 * would be judged on what it has seen. Immutable.
 */
public final class Groups {
  private final int[] ofRow;
  private final int count;

  private Groups(int[] ofRow, int count) {
    this.ofRow = ofRow;
    this.count = count;
  }

  /** Returns groups of one row each. */
  public static Groups none(int rows) {
    return new Groups(IntStream.range(0, rows).toArray(), rows);
  }

  /**
   * Returns the groups of rows with equal keys.
   *
   * @param keys one per row, of any type with {@code equals}; none is null
   */
  public static Groups of(List<?> keys) {
    Map<Object, Integer> numbers = new HashMap<>();
    int[] ofRow = new int[keys.size()];
    for (int row = 0; row < ofRow.length; row++) {
      ofRow[row] = numbers.computeIfAbsent(keys.get(row), key -> numbers.size());
    }
    return new Groups(ofRow, numbers.size());
  }

  /** Returns the number of rows. */
  public int rows() {
    return ofRow.length;
  }

  /** Returns the number of groups. */
  public int count() {
    return count;
  }

  /** Returns the group of a row, from 0, in the order in which groups first appear. */
  public int of(int row) {
    return ofRow[row];
  }

  /** Returns whether no two rows belong together. */
  public boolean isNone() {
    return count == ofRow.length;
  }

  /** Returns the groups of these rows, numbered anew. */
  public Groups select(int[] rows) {
    return of(IntStream.of(rows).mapToObj(row -> ofRow[row]).toList());
  }

  /** Returns how many rows each group has. */
  int[] sizes() {
    int[] sizes = new int[count];
    for (int group : ofRow) {
      sizes[group]++;
    }
    return sizes;
  }

  /** Returns the rows of each group, in order. */
  int[][] members() {
    int[] sizes = sizes();
    int[][] members = IntStream.of(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int row = ofRow.length - 1; row >= 0; row--) {
      members[ofRow[row]][--sizes[ofRow[row]]] = row;
    }
    return members;
  }

  /** Two are equal when they put the same rows together. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Groups that && Arrays.equals(ofRow, that.ofRow);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ofRow);
  }

  @Override
  public String toString() {
    return "Groups[rows=" + rows() + ", count=" + count + "]";
  }
}
