package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs and their labels, row by row. Immutable.
 *
 * @param <X> the type of an input, such as a point, a text or a table row
 * @param origin where the data came from, in words that a report can print
 * @param inputs one per row
 * @param labels one row per input, with the mask that was made when they were read
 */
public record Dataset<X>(String origin, List<X> inputs, LabelMatrix labels) {
  /** Copies the list and checks that inputs and labels have one length. */
  public Dataset {
    inputs = List.copyOf(inputs);
    if (inputs.size() != labels.rows()) {
      throw new IllegalArgumentException(
          "inputs and labels must have one length, inputs = "
              + inputs.size()
              + ", labels = "
              + labels.rows());
    }
  }

  /** Returns the number of rows. */
  public int size() {
    return inputs.size();
  }

  /** Returns the heads. */
  public LabelSchema schema() {
    return labels.schema();
  }

  /** Returns these rows, in this order. */
  public Dataset<X> select(int[] rows) {
    List<X> selected = new ArrayList<>(rows.length);
    for (int row : rows) {
      selected.add(inputs.get(row));
    }
    return new Dataset<>(origin, selected, labels.select(rows));
  }

  /** Returns these rows and those of another part of the same data below them. */
  public Dataset<X> append(Dataset<X> other) {
    List<X> all = new ArrayList<>(inputs);
    all.addAll(other.inputs);
    return new Dataset<>(origin, all, labels.append(other.labels));
  }

  /** Returns the same inputs with other labels. */
  public Dataset<X> withLabels(LabelMatrix other) {
    return new Dataset<>(origin, inputs, other);
  }
}
