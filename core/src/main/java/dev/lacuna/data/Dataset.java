package dev.lacuna.data;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inputs and their labels, row by row. Immutable.
 *
 * @param <X> the type of an input, such as a point, a text or a table row
 * @param origin where the data came from, in words that a report can print
 * @param sha256 of the file that the rows were read from, in hexadecimal; empty where they come
 *     from none
 * @param inputs one per row
 * @param labels one row per input, with the mask that was made when they were read
 */
public record Dataset<X>(
    String origin, Optional<String> sha256, List<X> inputs, LabelMatrix labels) {
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

  /** Creates a data set that comes from no file. */
  public Dataset(String origin, List<X> inputs, LabelMatrix labels) {
    this(origin, Optional.empty(), inputs, labels);
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
    return new Dataset<>(origin, sha256, selected, labels.select(rows));
  }

  /** Returns these rows and those of another part of the same data below them. */
  public Dataset<X> append(Dataset<X> other) {
    List<X> all = new ArrayList<>(inputs);
    all.addAll(other.inputs);
    return new Dataset<>(origin, sha256, all, labels.append(other.labels));
  }

  /** Returns the same inputs with other labels. */
  public Dataset<X> withLabels(LabelMatrix other) {
    return new Dataset<>(origin, sha256, inputs, other);
  }
}
