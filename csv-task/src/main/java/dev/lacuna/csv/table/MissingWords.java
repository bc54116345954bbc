package dev.lacuna.csv.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a table writes "missing": a blank cell always, these words in any column, whatever their
 * case, and these numbers in label columns only, for a feature may well be −1.
 *
 * @param codes as they were declared, each without white space around it
 */
public record MissingWords(List<String> codes) {
  /** What is taken for missing unless something else is declared. */
  public static final MissingWords USUAL = new MissingWords(List.of("NA", "NaN", "null", "?"));

  /** Copies the list; a blank cell needs no word. */
  public MissingWords {
    codes = codes.stream().map(String::strip).filter(code -> !code.isEmpty()).distinct().toList();
  }

  /** Returns the codes that a text spells, parted by commas. */
  public static MissingWords parse(String text) {
    return new MissingWords(Arrays.asList(text.split(",", -1)));
  }

  /** Returns the codes that are words. */
  public List<String> words() {
    return codes.stream().filter(code -> Double.isNaN(Numbers.parse(code))).toList();
  }

  /** Returns the codes that are numbers. */
  public List<Double> numbers() {
    return codes.stream().map(Numbers::parse).filter(number -> !Double.isNaN(number)).toList();
  }

  /**
   * Returns a test for numbers of label columns that mean missing. It compares in single precision,
   * as columns keep numbers.
   */
  public NumberCodes numberCodes() {
    List<Double> numbers = numbers();
    float[] singles = new float[numbers.size()];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = numbers.get(i).floatValue();
    }
    return new NumberCodes(singles);
  }

  /** The codes that are numbers. */
  public static final class NumberCodes {
    private final float[] codes;

    private NumberCodes(float[] codes) {
      this.codes = codes;
    }

    /** Returns whether a number of a label column means missing; NaN never does. */
    public boolean contains(float number) {
      for (float code : codes) {
        if (code == number) {
          return true;
        }
      }
      return false;
    }
  }

  /** Recognises words quickly. */
  static final class Matcher {
    private final List<String> words;
    private final int longest;

    Matcher(MissingWords codes) {
      words = codes.words().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
      longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Returns whether a cell without white space around it means missing. */
    boolean matches(String cell) {
      return cell.isEmpty()
          || (cell.length() <= longest && words.contains(cell.toLowerCase(Locale.ROOT)));
    }
  }
}
