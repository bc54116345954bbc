package dev.lacuna.experiment;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions for people and for files: per head the decision at the tuned threshold, and the
 * probability of what was decided on.
 *
 * @param <X> the type of an input
 * @param reader prints inputs
 * @param inputs one per row
 * @param card of the model
 * @param predictions one row per input
 */
public record PredictionTable<X>(
    InputReader<X> reader, List<X> inputs, ModelCard card, Predictions predictions) {
  /** Copies the list. */
  public PredictionTable {
    inputs = List.copyOf(inputs);
  }

  /** Returns one row per input. */
  public Table toTable() {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < inputs.size(); row++) {
      rows.add(row(row));
    }
    return new Table(headers(), rows, List.of());
  }

  /** Returns the same as CSV with a header. */
  public String toCsv() {
    return toTable().toCsv();
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>(reader.columns(inputs));
    for (Head head : card.schema().heads()) {
      headers.add(head.name());
      if (head instanceof BinaryHead) {
        headers.add("p(" + head.name() + "=" + head.print(1) + ")");
      } else if (head instanceof CategoricalHead) {
        headers.add("p(" + head.name() + ")");
      }
    }
    return headers;
  }

  private List<String> row(int row) {
    List<String> cells = new ArrayList<>(reader.describe(inputs.get(row)));
    for (int t = 0; t < card.schema().size(); t++) {
      Head head = card.schema().head(t);
      double decision = predictions.decide(row, t, card.thresholds().get(t));
      cells.add(head.print(decision));
      if (head instanceof BinaryHead) {
        cells.add(Figures.print(predictions.value(row, t)));
      } else if (head instanceof CategoricalHead) {
        cells.add(Figures.print(predictions.value(row, t, (int) decision)));
      }
    }
    return cells;
  }
}
