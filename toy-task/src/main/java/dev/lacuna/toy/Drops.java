package dev.lacuna.toy;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Which labels of the toy data go missing. */
sealed interface Drops {
  /** Returns the rule in a few words. */
  String title();

  /** Writes the mask value over the cells of a row that go missing. */
  void apply(int row, double[] cells, RandomGenerator random);

  /**
   * Every cell of every head with the same probability.
   *
   * @param rate the probability, 0 to 1
   */
  record AtRandom(double rate) implements Drops {
    @Override
    public String title() {
      return String.format(Locale.ROOT, "%s of every head at random", rate);
    }

    @Override
    public void apply(int row, double[] cells, RandomGenerator random) {
      for (int t = 0; t < cells.length; t++) {
        cells[t] = random.nextDouble() < rate ? ToyLabels.MISSING : cells[t];
      }
    }
  }

  /**
   * Runs of rows.
   *
   * @param title the rule's name
   * @param ranges which rows lose which head's label
   */
  record Ranges(String title, List<Range> ranges) implements Drops {
    /** Returns the ranges of a name: {@code described}, {@code as-written} or {@code none}. */
    static Ranges of(String name, int points) {
      return new Ranges(
          name,
          switch (name) {
            case "described" ->
                List.of(
                    Range.of(0, 0, 0.020, points),
                    Range.of(1, 0.018, 0.025, points),
                    Range.of(2, 0.024, 0.035, points));
            // the experiment's code cuts an empty slice for y1 and y2: only y0 loses labels
            case "as-written" -> List.of(Range.of(0, 0, 0.020, points));
            default -> List.of();
          });
    }

    @Override
    public void apply(int row, double[] cells, RandomGenerator random) {
      for (Range range : ranges) {
        if (row >= range.from() && row < range.to()) {
          cells[range.head()] = ToyLabels.MISSING;
        }
      }
    }
  }

  /** Rows from one up to, but without, another that lose the label of a head. */
  record Range(int head, int from, int to) {
    static Range of(int head, double fromShare, double toShare, int points) {
      return new Range(
          head, (int) Math.round(points * fromShare), (int) Math.round(points * toShare));
    }
  }
}
