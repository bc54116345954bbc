package dev.lacuna.csv.audit;

import dev.lacuna.csv.schema.Declarations;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.schema.Roles;
import dev.lacuna.csv.table.Column;
import dev.lacuna.csv.table.Table;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import java.util.List;

/**
 * What is looked over.
 *
 * @param labelled the table with the labels of all its rows
 * @param roles which column plays which part
 * @param declared what the user said of the table
 * @param seed of the draw of rows where a table has too many for a check
 */
public record AuditInput(LabelledTable labelled, Roles roles, Declarations declared, long seed) {
  Table table() {
    return labelled.table();
  }

  LabelMatrix labels() {
    return labelled.labels();
  }

  List<Head> heads() {
    return labels().schema().heads();
  }

  int rows() {
    return labels().rows();
  }

  List<Column> features() {
    return roles.features().stream().map(table()::column).toList();
  }

  List<Column> labelColumns() {
    return roles.labels().stream().map(table()::column).toList();
  }
}
