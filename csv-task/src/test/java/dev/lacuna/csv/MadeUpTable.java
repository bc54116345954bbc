package dev.lacuna.csv;

import java.util.Random;

/**
 * A table with six features and three labels that they tell, some of which are blank: {@code ill},
 * yes or no; {@code grade}, one of five; {@code dose}, a number.
 */
public final class MadeUpTable {
  /** What {@code --labels} has to say. */
  public static final String LABELS = "ill,grade,dose";

  private static final int FEATURES = 6;

  private MadeUpTable() {}

  /**
   * Returns the table as a CSV file has it. A seed draws the same labels whatever the blanks.
   *
   * @param blank share of the label cells that are blank
   */
  public static String csv(int rows, double blank, long seed) {
    Random cells = new Random(seed);
    Random blanks = new Random(seed + 1);
    StringBuilder text = new StringBuilder("id,x0,x1,x2,x3,x4,x5,ill,grade,dose\n");
    for (int row = 0; row < rows; row++) {
      text.append('r').append(row);
      double[] x = cells.doubles(FEATURES, -1, 1).toArray();
      for (double value : x) {
        text.append(',').append(value);
      }
      double noise = 0.1 * cells.nextGaussian();
      String[] labels = {
        x[0] + x[1] + noise > 0 ? "yes" : "no",
        "g" + Math.max(0, Math.min(4, (int) Math.floor(2.5 + 2.5 * x[2] + noise))),
        String.valueOf(10 + 3 * x[3] - 2 * x[4] + noise)
      };
      for (String label : labels) {
        text.append(',').append(blanks.nextDouble() < blank ? "" : label);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
