package dev.lacuna.eval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many numbers fall into each of some bins of equal width.
 *
 * @param low where the first bin begins
 * @param high where the last bin ends, which it includes; above {@code low}
 * @param counts per bin
 */
public record Histogram(double low, double high, List<Integer> counts) {
  /** Copies the list and checks that there is a bin of some width. */
  public Histogram {
    counts = List.copyOf(counts);
    if (!(low < high) || counts.isEmpty()) {
      throw new IllegalArgumentException(
          "a histogram needs a bin and some width, low = %s, high = %s, bins = %d"
              .formatted(low, high, counts.size()));
    }
  }

  /** Returns the histogram of numbers between two ends; a number beyond one counts there. */
  public static Histogram of(double[] values, double low, double high, int bins) {
    int[] counts = new int[bins];
    for (double value : values) {
      int bin = (int) ((value - low) / (high - low) * bins);
      counts[Math.max(0, Math.min(bins - 1, bin))]++;
    }
    return new Histogram(low, high, IntStream.of(counts).boxed().toList());
  }

  /** Returns the histogram of numbers between the smallest and the largest, of at least one. */
  public static Histogram of(double[] values, int bins) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    return low < high ? of(values, low, high, bins) : of(values, low - 0.5, low + 0.5, 1);
  }

  /** Returns where a bin begins; of the number of bins, where the last one ends. */
  public double edge(int bin) {
    return low + (high - low) * bin / counts.size();
  }
}
