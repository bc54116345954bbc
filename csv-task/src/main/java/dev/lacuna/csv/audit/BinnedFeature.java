package dev.lacuna.csv.audit;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.NumberColumn;
import dev.lacuna.csv.table.WordColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A feature in bins: one per word or number, or per quantile of very many numbers; bin 0 holds the
 * rows where it is missing.
 *
 * @param name of the column
 * @param numeric whether bins from 1 on are in the order of their numbers
 * @param bins how many there are, bin 0 included
 * @param binOf the bin of each row
 * @param numbers the number in each row, NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // made once for a check, which hands it on
record BinnedFeature(String name, boolean numeric, int bins, int[] binOf, float[] numbers) {
  private static final int MOST = 256;

  static BinnedFeature of(Column column, int[] rows) {
    float[] numbers = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      numbers[i] = column.number(rows[i]);
    }
    return column instanceof NumberColumn
            || (column instanceof WordColumn words && words.isMostlyNumbers())
        ? ofNumbers(column.name(), numbers)
        : ofWords((WordColumn) column, rows, numbers);
  }

  private static BinnedFeature ofWords(WordColumn column, int[] rows, float[] numbers) {
    Map<Integer, Integer> binOfCode = new HashMap<>();
    int[] binOf = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (!column.missing(rows[i])) {
        Integer known = binOfCode.get(column.code(rows[i]));
        binOf[i] = known == null ? binOfCode.size() + 1 : known;
        binOfCode.put(column.code(rows[i]), binOf[i]);
      }
    }
    return new BinnedFeature(column.name(), false, binOfCode.size() + 1, binOf, numbers);
  }

  private static BinnedFeature ofNumbers(String name, float[] numbers) {
    float[] bounds = bounds(numbers);
    int[] binOf = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isNaN(numbers[i])) {
        int place = Arrays.binarySearch(bounds, numbers[i]);
        binOf[i] = 1 + (place >= 0 ? place : -place - 1);
      }
    }
    return new BinnedFeature(name, true, bounds.length + 1, binOf, numbers);
  }

  /** Returns the largest number of each bin, rising; none twice. */
  private static float[] bounds(float[] numbers) {
    float[] sorted = numbers.clone();
    Arrays.sort(sorted); // NaN come last
    int present = sorted.length;
    while (present > 0 && Float.isNaN(sorted[present - 1])) {
      present--;
    }
    float[] different = different(sorted, present, present);
    return different.length <= Math.min(MOST, Math.max(2, present / 2))
        ? different
        : different(sorted, present, Math.max(2, Math.min(MOST, present / 10)));
  }

  /** Returns the different numbers at the ends of so many equal parts of the sorted ones. */
  private static float[] different(float[] sorted, int present, int parts) {
    float[] different = new float[parts];
    int count = 0;
    for (int part = 1; part <= parts; part++) {
      float number = sorted[(int) ((long) part * present / parts) - 1];
      if (count == 0 || different[count - 1] != number) {
        different[count++] = number;
      }
    }
    return Arrays.copyOf(different, count);
  }
}
