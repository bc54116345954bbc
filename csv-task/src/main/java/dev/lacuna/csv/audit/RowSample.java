package dev.lacuna.csv.audit;

import dev.lacuna.data.Randomness;
import dev.lacuna.label.LabelMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows to look at where all would take too long: drawn by the seed, in the order of the table. */
final class RowSample {
  private static final int MOST = 20_000;
  private static final int FEWEST = 2_000;

  /** Cells compared with cells; some seconds on one core. */
  private static final long BUDGET = 2_000_000_000L;

  private RowSample() {}

  /** Returns all rows, or as many as so many comparisons of two columns may take. */
  static int[] draw(AuditInput input, long comparisons) {
    long affordable = BUDGET / Math.max(1, comparisons);
    int size = (int) Math.max(FEWEST, Math.min(MOST, affordable));
    if (input.rows() <= size) {
      return IntStream.range(0, input.rows()).toArray();
    }
    int[] order = Randomness.permutation(input.rows(), Randomness.of(input.seed(), "audit"));
    int[] rows = Arrays.copyOf(order, size);
    Arrays.sort(rows);
    return rows;
  }

  /**
   * The observed cells of a head among some rows.
   *
   * @param places of the cells, counted among these rows
   * @param labels as many
   */
  @SuppressWarnings("ArrayRecordComponent") // made once for a check, which hands it on
  record Observed(int[] places, float[] labels) {
    static Observed of(LabelMatrix all, int head, int[] rows) {
      int[] places =
          IntStream.range(0, rows.length).filter(i -> all.observed(rows[i], head)).toArray();
      float[] labels = new float[places.length];
      for (int i = 0; i < places.length; i++) {
        labels[i] = all.value(rows[places[i]], head);
      }
      return new Observed(places, labels);
    }
  }
}
