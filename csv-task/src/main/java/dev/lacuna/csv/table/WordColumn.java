package dev.lacuna.csv.table;

import java.util.List;
import java.util.Map;

/** A column of words, each stored once. */
public final class WordColumn implements Column {
  static final int MISSING = -1;
  private static final double MOSTLY = 0.9;
  private static final double NEARLY_NONE = 0.02;

  private final String name;
  private final int[] codes;
  private final List<String> words;
  private final float[] numbers;
  private final Map<String, Integer> missingWords;

  /**
   * Creates a column over the given array, which the caller must not change any more.
   *
   * @param codes one per row: an index into the words; −1 where the cell is missing
   * @param words the different cells, in the order in which they first occur
   */
  WordColumn(String name, int[] codes, List<String> words, Map<String, Integer> missingWords) {
    this.name = name;
    this.codes = codes;
    this.words = List.copyOf(words);
    this.missingWords = Map.copyOf(missingWords);
    this.numbers = new float[words.size()];
    for (int code = 0; code < numbers.length; code++) {
      numbers[code] = (float) Numbers.parse(words.get(code));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return codes.length;
  }

  /** Returns the different cells, in the order in which they first occur. */
  public List<String> words() {
    return words;
  }

  /**
   * Returns whether nearly all cells are numbers, and so the others mistakes: nine out of ten
   * words, or 98 of 100 cells where there are three numbers or more.
   */
  public boolean isMostlyNumbers() {
    int different = 0;
    for (float number : numbers) {
      different += Float.isNaN(number) ? 0 : 1;
    }
    return different > 0
        && (different >= MOSTLY * numbers.length || (different > 2 && nearlyAllCellsAreNumbers()));
  }

  private boolean nearlyAllCellsAreNumbers() {
    int cells = 0;
    int strays = 0;
    for (int code : codes) {
      cells += code == MISSING ? 0 : 1;
      strays += code != MISSING && Float.isNaN(numbers[code]) ? 1 : 0;
    }
    return strays <= NEARLY_NONE * cells;
  }

  /** Returns the index of a cell among the words; −1 where it is missing. */
  public int code(int row) {
    return codes[row];
  }

  @Override
  public boolean missing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public String text(int row) {
    return missing(row) ? "" : words.get(codes[row]);
  }

  @Override
  public boolean same(int row, int other) {
    return codes[row] == codes[other];
  }

  @Override
  public float number(int row) {
    return missing(row) ? Float.NaN : numbers[codes[row]];
  }

  @Override
  public boolean holdsOnlyNumbers() {
    for (float number : numbers) {
      if (Float.isNaN(number)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, Integer> missingWords() {
    return missingWords;
  }
}
