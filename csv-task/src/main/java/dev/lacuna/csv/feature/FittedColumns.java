package dev.lacuna.csv.feature;

import dev.lacuna.csv.schema.Strays;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.TableRow;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.Problems;
import dev.lacuna.error.Suggestions;
import dev.lacuna.feature.FeatureMatrix;
import dev.lacuna.feature.FittedFeaturizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Encoders side by side: from the rows of a table, whatever the order of its columns, to numbers.
 */
final class FittedColumns implements FittedFeaturizer<TableRow> {
  private final List<Encoder> encoders;
  private final RowForm form;
  private final int width;

  /**
   * Creates a featurizer.
   *
   * @param form what becomes of a row
   */
  FittedColumns(List<Encoder> encoders, RowForm form) {
    this.encoders = List.copyOf(encoders);
    this.form = form;
    this.width = encoders.stream().mapToInt(Encoder::width).reduce(0, Math::addExact);
  }

  List<Encoder> encoders() {
    return encoders;
  }

  RowForm form() {
    return form;
  }

  @Override
  public int width() {
    return width;
  }

  /**
   * Returns the features of rows.
   *
   * @throws dev.lacuna.error.LacunaException when the table lacks columns, or holds something else
   *     than numbers where there should be some; it lists all of them
   */
  @Override
  public FeatureMatrix transform(List<TableRow> inputs) {
    FeatureWriter writer =
        form.sparse()
            ? new SparseWriter(inputs.size(), width, form.length())
            : new DenseWriter(inputs.size(), width);
    RowEncoder encoder = null;
    for (TableRow input : inputs) {
      if (encoder == null || !encoder.table.equals(input.table())) {
        encoder = new RowEncoder(input.table());
      }
      encoder.encode(input.index(), writer);
      writer.endRow();
    }
    return writer.features();
  }

  @Override
  public Map<String, byte[]> files() {
    return Map.of(EncoderJson.FILE, EncoderJson.write(this));
  }

  /** The encoders on the columns of one table. */
  private final class RowEncoder {
    private final Table table;
    private final List<Encoder.Cells> cells = new ArrayList<>();

    RowEncoder(Table table) {
      this.table = table;
      Problems problems = new Problems();
      for (Encoder encoder : encoders) {
        Optional<Column> column = table.find(encoder.column());
        if (column.isEmpty()) {
          problems.add(
              "the model needs a column '%s', which the table does not have.%s"
                  .formatted(
                      encoder.column(), Suggestions.didYouMean(encoder.column(), table.names())));
          continue;
        }
        if (encoder instanceof NumberEncoder) {
          Strays.report(table, column.get(), problems);
        }
        cells.add(encoder.of(column.get()));
      }
      problems.throwIfAny(
          ErrorCode.BAD_DATA, table.file().path() + " must have the columns of the model");
    }

    void encode(int row, Encoder.Sink sink) {
      int offset = 0;
      for (int e = 0; e < cells.size(); e++) {
        cells.get(e).encode(row, offset, sink);
        offset += encoders.get(e).width();
      }
    }
  }
}
