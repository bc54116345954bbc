package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Table;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A table and the labels of all its rows.
 *
 * @param table with labels, features and all else
 * @param labels one row per row of the table
 */
public record LabelledTable(Table table, LabelMatrix labels) {
  /**
   * Reads the labels of a table.
   *
   * @throws dev.lacuna.error.LacunaException when a column lacks, or cells hold no legal label; it
   *     lists all such cells
   */
  public static LabelledTable read(Table table, LabelSchema schema, MissingWords missing) {
    List<Column> columns = schema.names().stream().map(table::column).toList();
    LabelMatrix.Builder labels = LabelMatrix.builder(schema);
    Set<Double> codes = Set.copyOf(missing.numbers());
    String[] cells = new String[columns.size()];
    for (int row = 0; row < table.rows(); row++) {
      for (int t = 0; t < cells.length; t++) {
        cells[t] = cell(schema.head(t), columns.get(t), row, codes);
      }
      labels.add("line " + table.line(row), List.of(cells));
    }
    return new LabelledTable(table, labels.build());
  }

  /** Returns the rows that have a label, or those that have none. */
  public int[] rows(boolean labelled) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < labels.rows(); row++) {
      if (isLabelled(row) == labelled) {
        rows.add(row);
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isLabelled(int row) {
    for (int t = 0; t < labels.heads(); t++) {
      if (labels.observed(row, t)) {
        return true;
      }
    }
    return false;
  }

  /** A regression head knows no number that means missing, for it could be any. */
  private static String cell(Head head, Column column, int row, Set<Double> codes) {
    boolean isCode =
        head instanceof RegressionHead
            && !codes.isEmpty()
            && codes.contains((double) column.number(row));
    return isCode ? "" : column.text(row);
  }
}
