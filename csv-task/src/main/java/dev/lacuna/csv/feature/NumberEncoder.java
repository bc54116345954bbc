package dev.lacuna.csv.feature;

import dev.lacuna.csv.table.Column;
import java.util.Arrays;

/**
 * Standardises numbers: (x − centre) / scale, cut at ten scales on either side. A missing number is
 * the median, and a second feature says so where the train part had gaps.
 *
 * @param centre finite as a float, as are scale and median; 0 where zeros should stay zeros
 * @param scale above 0
 * @param median stands for missing numbers
 * @param gaps whether a second feature is 1 where the number is missing
 */
public record NumberEncoder(String column, double centre, double scale, double median, boolean gaps)
    implements Encoder {
  private static final double LIMIT = 10;

  /** The numbers of a column are floats. */
  private static final double LARGEST = Float.MAX_VALUE;

  /** At least this share of zeros, and nothing below: zeros stay zeros. */
  private static final double MOSTLY_ZERO = 0.5;

  /** Checks the numbers. */
  public NumberEncoder {
    boolean fits =
        Math.abs(centre) <= LARGEST && Math.abs(median) <= LARGEST && scale <= LARGEST && scale > 0;
    if (!fits) {
      throw new IllegalArgumentException(
          "centre, scale and median must be finite floats, and the scale above 0. Found %s, %s, %s"
              .formatted(centre, scale, median));
    }
  }

  /**
   * Returns an encoder fitted on rows of a column. Columns of 0 and 1, and those that are mostly
   * zero and never negative, are not centred, so that they stay sparse.
   */
  static NumberEncoder fit(Column column, int[] rows) {
    double[] numbers =
        Arrays.stream(rows)
            .filter(row -> !column.missing(row))
            .mapToDouble(column::number)
            .sorted()
            .toArray();
    boolean gaps = numbers.length < rows.length;
    double mean = Arrays.stream(numbers).average().orElse(0);
    double variance = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    double median = median(numbers);
    if (isBits(numbers)) {
      return new NumberEncoder(column.name(), 0, 1, median, gaps);
    }
    boolean sparse = numbers.length > 0 && numbers[0] >= 0 && zeros(numbers) >= MOSTLY_ZERO;
    return new NumberEncoder(column.name(), sparse ? 0 : mean, deviation, median, gaps);
  }

  @Override
  public int width() {
    return gaps ? 2 : 1;
  }

  @Override
  public Cells of(Column cells) {
    float filler = standardised(median);
    return (row, offset, sink) -> {
      float number = cells.number(row);
      boolean missing = Float.isNaN(number);
      float feature = missing ? filler : standardised(number);
      if (feature != 0) {
        sink.put(offset, feature);
      }
      if (missing && gaps) {
        sink.put(offset + 1, 1);
      }
    };
  }

  private float standardised(double number) {
    return (float) Math.max(-LIMIT, Math.min(LIMIT, (number - centre) / scale));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static boolean isBits(double[] numbers) {
    return Arrays.stream(numbers).allMatch(x -> x == 0 || x == 1);
  }

  private static double zeros(double[] numbers) {
    return Arrays.stream(numbers).filter(x -> x == 0).count() / (double) numbers.length;
  }
}
