package dev.lacuna.csv.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the cells of a column one by one. It keeps a dictionary while there are few different
 * cells; a column of many different numbers becomes one of numbers, and goes back to words when too
 * many cells are none. Not thread-safe.
 */
final class ColumnBuilder {
  /** More different cells than this, and nearly all of them numbers: a column of numbers. */
  private static final int FEW = 256;

  /** Cells among numbers that may be something else, as a share of the rows. */
  private static final double STRAY_SHARE = 0.02;

  private enum Kind {
    DICTIONARY,
    NUMBERS,
    /** Has shown that it holds no numbers: never looked at again. */
    WORDS
  }

  private final String name;
  private final Map<String, Integer> missingWords = new HashMap<>();
  private final Map<String, Integer> codeOfWord = new LinkedHashMap<>();
  private final Map<Integer, String> strays = new HashMap<>();
  private Kind kind = Kind.DICTIONARY;
  private int[] codes = new int[256];
  private double[] values = new double[0];
  private int numberWords;
  private int rows;

  ColumnBuilder(String name) {
    this.name = name;
  }

  /**
   * Takes a cell that is missing.
   *
   * @param word how it is written; the empty text for a blank one
   */
  void addMissing(String word) {
    makeRoom();
    missingWords.merge(word, 1, Integer::sum);
    if (kind == Kind.NUMBERS) {
      values[rows] = Double.NaN;
    } else {
      codes[rows] = WordColumn.MISSING;
    }
    rows++;
  }

  /** Takes a cell, without white space around it. */
  void add(String text) {
    makeRoom();
    if (kind == Kind.NUMBERS) {
      setNumber(rows, text);
    } else {
      codes[rows] = code(text);
    }
    rows++;
    if (kind == Kind.NUMBERS && strays.size() > FEW && strays.size() > STRAY_SHARE * rows) {
      becomeWords();
    } else if (kind == Kind.DICTIONARY && codeOfWord.size() > FEW) {
      if (codeOfWord.size() - numberWords <= STRAY_SHARE * codeOfWord.size()) {
        becomeNumbers();
      } else {
        kind = Kind.WORDS;
      }
    }
  }

  /** Returns the column and lets go of the cells, so that they are not in memory twice. */
  Column build() {
    double[] numbers = values;
    int[] words = codes;
    values = new double[0];
    codes = new int[0];
    return kind == Kind.NUMBERS
        ? new NumberColumn(name, Arrays.copyOf(numbers, rows), strays, missingWords)
        : new WordColumn(
            name, Arrays.copyOf(words, rows), List.copyOf(codeOfWord.keySet()), missingWords);
  }

  private void setNumber(int row, String text) {
    values[row] = Numbers.parse(text);
    if (Double.isNaN(values[row])) {
      strays.put(row, text);
    }
  }

  private int code(String text) {
    Integer known = codeOfWord.get(text);
    if (known != null) {
      return known;
    }
    int code = codeOfWord.size();
    codeOfWord.put(text, code);
    numberWords += Double.isNaN(Numbers.parse(text)) ? 0 : 1;
    return code;
  }

  private void becomeNumbers() {
    List<String> words = List.copyOf(codeOfWord.keySet());
    kind = Kind.NUMBERS;
    values = new double[codes.length];
    for (int row = 0; row < rows; row++) {
      if (codes[row] == WordColumn.MISSING) {
        values[row] = Double.NaN;
      } else {
        setNumber(row, words.get(codes[row]));
      }
    }
    codes = new int[0];
    codeOfWord.clear();
  }

  /** Numbers lose their spelling on the way: 007 and 7.0 come back as 7. */
  private void becomeWords() {
    kind = Kind.WORDS;
    codes = new int[values.length];
    for (int row = 0; row < rows; row++) {
      boolean isNumber = !Double.isNaN(values[row]);
      codes[row] = isNumber ? code(Numbers.print(values[row])) : WordColumn.MISSING;
    }
    strays.forEach((row, text) -> codes[row] = code(text));
    strays.clear();
    values = new double[0];
  }

  private void makeRoom() {
    if (kind == Kind.NUMBERS && rows == values.length) {
      values = Arrays.copyOf(values, grown(rows));
    } else if (kind != Kind.NUMBERS && rows == codes.length) {
      codes = Arrays.copyOf(codes, grown(rows));
    }
  }

  private static int grown(int size) {
    return size + Math.max(256, size / 2);
  }
}
