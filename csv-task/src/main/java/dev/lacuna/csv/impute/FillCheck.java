package dev.lacuna.csv.impute;

import dev.lacuna.data.HiddenCells;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How well hidden cells were filled: how many of them at several levels of confidence, and how many
 * of those were right. A number is right within half a standard deviation of its head's labels.
 *
 * @param hidden the cells
 * @param predictions one row per row of the labels
 */
record FillCheck(HiddenCells hidden, Predictions predictions) {
  /** Of several classes even the most probable one may have less than a half. */
  static final double EVERY_CELL = 0;

  static final List<Double> LEVELS = List.of(EVERY_CELL, 0.8, 0.9, 0.95, 0.99);

  /** Of the standard deviation of a head's labels. */
  static final double TOLERANCE = 0.5;

  private static final String NONE = "–";

  /**
   * Cells at one level of confidence.
   *
   * @param hidden all hidden cells that were looked at
   * @param filled those that were sure enough
   * @param right those among them that were right
   */
  record Tally(int hidden, int filled, int right) {
    Tally plus(Tally other) {
      return new Tally(hidden + other.hidden, filled + other.filled, right + other.right);
    }

    OptionalDouble coverage() {
      return hidden == 0 ? OptionalDouble.empty() : OptionalDouble.of(filled / (double) hidden);
    }

    OptionalDouble accuracy() {
      return filled == 0 ? OptionalDouble.empty() : OptionalDouble.of(right / (double) filled);
    }
  }

  /** Returns what was filled of a head at a level, whatever its kind. */
  Tally tally(int t, double level) {
    LabelMatrix labels = hidden.labels();
    boolean number = labels.schema().head(t) instanceof RegressionHead;
    double reach = number ? TOLERANCE * deviation(t) : 0;
    int count = 0;
    int filled = 0;
    int right = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (hidden.contains(row, t)) {
        Guess guess = Guess.of(predictions, row, t);
        boolean sure = number || guess.probability() >= level;
        boolean hit = Math.abs(guess.label() - labels.value(row, t)) <= reach;
        count++;
        filled += sure ? 1 : 0;
        right += sure && hit ? 1 : 0;
      }
    }
    return new Tally(count, filled, right);
  }

  /**
   * Returns how sure the numbers of a regression head are: the share of hidden ones that came out
   * right; nothing where none was hidden.
   */
  OptionalDouble confidenceInNumbers(int t) {
    return tally(t, EVERY_CELL).accuracy();
  }

  /** Returns one row per head, and all heads of classes together where there are several. */
  Table table() {
    List<String> headers = new ArrayList<>(List.of("head", "hidden", "majority class"));
    LEVELS.forEach(level -> headers.add(level == EVERY_CELL ? "all cells" : "p ≥ " + print(level)));
    List<List<String>> rows = new ArrayList<>();
    for (int t = 0; t < hidden.labels().heads(); t++) {
      rows.add(row(t));
    }
    if (classHeads().size() > 1) {
      rows.add(row("all classes", classHeads(), share(majority(classHeads()))));
    }
    return new Table(headers, rows, notes());
  }

  private List<String> row(int t) {
    Head head = hidden.labels().schema().head(t);
    boolean number = head instanceof RegressionHead;
    return row(head.name(), List.of(t), number ? NONE : share(majority(List.of(t))));
  }

  private List<String> row(String name, List<Integer> heads, String majority) {
    List<String> row = new ArrayList<>(List.of(name));
    row.add(String.format(Locale.ROOT, "%,d", sum(heads, EVERY_CELL).hidden()));
    row.add(majority);
    boolean numbers = heads.stream().anyMatch(t -> isNumber(t));
    for (double level : LEVELS) {
      row.add(numbers && level != EVERY_CELL ? NONE : cell(sum(heads, level)));
    }
    return row;
  }

  private static String cell(Tally tally) {
    return tally.accuracy().isEmpty()
        ? NONE
        : "%s of %s".formatted(share(tally.accuracy()), share(tally.coverage()));
  }

  private Tally sum(List<Integer> heads, double level) {
    return heads.stream().map(t -> tally(t, level)).reduce(new Tally(0, 0, 0), Tally::plus);
  }

  private List<Integer> classHeads() {
    List<Integer> heads = new ArrayList<>();
    for (int t = 0; t < hidden.labels().heads(); t++) {
      if (!isNumber(t)) {
        heads.add(t);
      }
    }
    return heads;
  }

  private boolean isNumber(int t) {
    return hidden.labels().schema().head(t) instanceof RegressionHead;
  }

  /** The share of hidden cells that hold the class which most cells hold. */
  private OptionalDouble majority(List<Integer> heads) {
    int cells = 0;
    int right = 0;
    for (int t : heads) {
      int[] counts = hidden.labels().classCounts(t);
      int most = 0;
      for (int k = 1; k < counts.length; k++) {
        most = counts[k] > counts[most] ? k : most;
      }
      for (int row = 0; row < hidden.labels().rows(); row++) {
        if (hidden.contains(row, t)) {
          cells++;
          right += hidden.labels().value(row, t) == most ? 1 : 0;
        }
      }
    }
    return cells == 0 ? OptionalDouble.empty() : OptionalDouble.of(right / (double) cells);
  }

  private double deviation(int t) {
    LabelMatrix labels = hidden.labels();
    double[] values = new double[labels.observedCount(t)];
    int count = 0;
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.observed(row, t)) {
        values[count++] = labels.value(row, t);
      }
    }
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A tenth of the observed cells was hidden and filled in. \"95.0 % of 80.0 %\": of the hidden"
            + " cells 80 % were sure enough, and 95 % of those came out right.");
    notes.add("Majority class: how many would be right if all were given the most frequent class.");
    if (classHeads().size() < hidden.labels().heads()) {
      notes.add("A number is right within half a standard deviation of its label.");
    }
    return notes;
  }

  private static String share(OptionalDouble share) {
    return share.isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
  }

  private static String print(double level) {
    return String.format(Locale.ROOT, "%s", level);
  }
}
