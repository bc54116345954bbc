package dev.lacuna.csv.schema;

import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Table;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.Problems;
import dev.lacuna.error.Suggestions;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    List<Column> columns = columns(table, schema);
    LabelMatrix.Builder labels = LabelMatrix.builder(schema);
    MissingWords.NumberCodes codes = missing.numberCodes();
    String[] cells = new String[columns.size()];
    List<String> cellsOfRow = Arrays.asList(cells);
    for (int row = 0; row < table.rows(); row++) {
      for (int t = 0; t < cells.length; t++) {
        cells[t] = cell(schema.head(t), columns.get(t), row, codes);
      }
      labels.add("line " + table.line(row), cellsOfRow);
    }
    return new LabelledTable(table, labels.build());
  }

  /** Returns the rows that have a label, or those that have none. */
  public int[] rows(boolean labelled) {
    return IntStream.range(0, labels.rows()).filter(row -> isLabelled(row) == labelled).toArray();
  }

  private static List<Column> columns(Table table, LabelSchema schema) {
    Problems problems = new Problems();
    schema.names().stream()
        .filter(name -> table.find(name).isEmpty())
        .forEach(
            name ->
                problems.add(
                    "there is no column '%s'.%s"
                        .formatted(name, Suggestions.didYouMean(name, table.names()))));
    problems.throwIfAny(
        ErrorCode.BAD_DATA, table.file().path() + " must have a column for each head");
    return schema.names().stream().map(table::column).toList();
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
  private static String cell(Head head, Column column, int row, MissingWords.NumberCodes codes) {
    boolean isCode = head instanceof RegressionHead && codes.contains(column.number(row));
    return isCode ? "" : column.text(row);
  }
}
