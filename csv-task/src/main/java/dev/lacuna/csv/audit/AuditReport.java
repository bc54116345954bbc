package dev.lacuna.csv.audit;

import dev.lacuna.task.Table;
import java.util.List;
import java.util.Map;

/**
 * What an audit shows.
 *
 * @param tables to print: what to do first, then what it rests on
 * @param json everything, without cuts
 */
public record AuditReport(List<Table> tables, Map<String, Object> json) {
  /** Copies the list. */
  public AuditReport {
    tables = List.copyOf(tables);
  }
}
