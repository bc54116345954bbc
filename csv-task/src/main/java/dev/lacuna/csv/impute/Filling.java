package dev.lacuna.csv.impute;

import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.table.TableCopy;
import dev.lacuna.io.Csv;
import dev.lacuna.label.Head;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The cells of a table that are sure enough to be filled.
 *
 * @param labelled the table and what is known
 * @param predictions one row per row of the table
 * @param confidence how probable a class must be
 * @param numbersSure per head whether its numbers are sure enough; no other head heeds it
 */
record Filling(
    LabelledTable labelled, Predictions predictions, double confidence, List<Boolean> numbersSure) {
  private static final List<String> HEADER =
      List.of("line", "label", "state", "value", "guess", "probability");

  /** What became of a cell. */
  enum State {
    OBSERVED("observed"),
    IMPUTED("imputed"),
    BLANK("left blank");

    private final String word;

    State(String word) {
      this.word = word;
    }
  }

  /** Copies the list. */
  Filling {
    numbersSure = List.copyOf(numbersSure);
  }

  State state(int row, int t) {
    if (labelled.labels().observed(row, t)) {
      return State.OBSERVED;
    }
    boolean number = head(t) instanceof RegressionHead;
    boolean sure =
        number ? numbersSure.get(t) : Guess.of(predictions, row, t).probability() >= confidence;
    return sure ? State.IMPUTED : State.BLANK;
  }

  /** Returns how many cells of a head are in a state. */
  int count(int t, State state) {
    int count = 0;
    for (int row = 0; row < labelled.labels().rows(); row++) {
      count += state(row, t) == state ? 1 : 0;
    }
    return count;
  }

  /** Writes the table with the cells that are imputed; every other cell is what it was. */
  void writeTable(OutputStream out, boolean zipped, Feedback feedback) throws IOException {
    int[] headOfColumn = new int[labelled.table().columns().size()];
    Arrays.fill(headOfColumn, -1);
    List<String> columns = labelled.table().names();
    for (int t = 0; t < labelled.labels().heads(); t++) {
      headOfColumn[columns.indexOf(head(t).name())] = t;
    }
    new TableCopy(labelled.table(), zipped, feedback)
        .write(
            out,
            (row, column, cell) -> {
              int t = headOfColumn[column];
              return t >= 0 && state(row, t) == State.IMPUTED ? printed(row, t) : cell;
            });
  }

  /** Writes a line per cell of a label: what became of it, and how probable the guess is. */
  void writeCells(OutputStream out, Feedback feedback) throws IOException {
    out.write(Csv.line(HEADER).getBytes(StandardCharsets.UTF_8));
    int rows = labelled.labels().rows();
    try (Feedback.Work work = feedback.begin("writing every cell", rows)) {
      for (int row = 0; row < rows; row++) {
        for (int t = 0; t < labelled.labels().heads(); t++) {
          out.write(Csv.line(line(row, t)).getBytes(StandardCharsets.UTF_8));
        }
        work.at(row + 1L);
      }
    }
  }

  private List<String> line(int row, int t) {
    State state = state(row, t);
    Guess guess = Guess.of(predictions, row, t);
    String guessed = printed(row, t);
    String value =
        switch (state) {
          case OBSERVED -> head(t).print(labelled.labels().value(row, t));
          case IMPUTED -> guessed;
          case BLANK -> "";
        };
    String probability =
        Double.isNaN(guess.probability())
            ? ""
            : String.format(Locale.ROOT, "%.4f", guess.probability());
    String line = String.valueOf(labelled.table().line(row));
    return List.of(line, head(t).name(), state.word, value, guessed, probability);
  }

  private String printed(int row, int t) {
    return head(t).print(Guess.of(predictions, row, t).label());
  }

  private Head head(int t) {
    return labelled.labels().schema().head(t);
  }
}
