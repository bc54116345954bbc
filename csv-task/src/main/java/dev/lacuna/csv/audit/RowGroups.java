package dev.lacuna.csv.audit;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.WordColumn;
import java.util.Arrays;
import java.util.List;

/**
 * Rows whose cells are all the same, in groups. Rows are compared by hashes of 64 bits: two
 * different ones among a million meet in one hash with a probability below 10⁻⁷.
 *
 * @param of the group of each row; groups are numbered from 0 in the order of their first rows
 * @param first the first row of each group
 * @param sizes how many rows each group has
 */
@SuppressWarnings("ArrayRecordComponent") // made once for a check, which hands it on
record RowGroups(int[] of, int[] first, int[] sizes) {
  /** Groups the rows below a bound by some columns. */
  static RowGroups by(List<Column> columns, int rows) {
    long[] hashes = new long[rows];
    columns.forEach(column -> mixIn(column, hashes));
    return group(hashes);
  }

  private static void mixIn(Column column, long[] hashes) {
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = mixed(31 * hashes[row] + cell(column, row));
    }
  }

  private static int cell(Column column, int row) {
    if (column instanceof WordColumn words) {
      return words.code(row);
    }
    float number = column.number(row);
    return Float.isNaN(number) ? column.text(row).hashCode() : Float.floatToIntBits(number + 0f);
  }

  /**
   * The finalizer of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number
   * generators, 2014), which is one-to-one.
   */
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Open addressing, for a map of objects would take several times the memory. */
  private static RowGroups group(long[] hashes) {
    int mask = Math.max(2, Integer.highestOneBit(Math.max(1, hashes.length)) * 4) - 1;
    int[] groupAt = new int[mask + 1];
    Arrays.fill(groupAt, -1);
    int[] of = new int[hashes.length];
    int[] first = new int[hashes.length];
    int[] sizes = new int[hashes.length];
    int groups = 0;
    for (int row = 0; row < hashes.length; row++) {
      int place = (int) hashes[row] & mask;
      while (groupAt[place] >= 0 && hashes[first[groupAt[place]]] != hashes[row]) {
        place = (place + 1) & mask;
      }
      if (groupAt[place] < 0) {
        first[groups] = row;
        groupAt[place] = groups++;
      }
      of[row] = groupAt[place];
      sizes[of[row]]++;
    }
    return new RowGroups(of, Arrays.copyOf(first, groups), Arrays.copyOf(sizes, groups));
  }

  /** Returns how many groups there are. */
  int count() {
    return first.length;
  }
}
