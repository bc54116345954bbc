package dev.lacuna.csv.audit;

import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an audit shows.
 *
 * @param findings what somebody should mend, or know, the most important first
 * @param evidence what they rest on
 * @param json everything, without cuts
 */
public record AuditReport(List<String> findings, List<Table> evidence, Map<String, Object> json) {
  /** Copies the lists. */
  public AuditReport {
    findings = List.copyOf(findings);
    evidence = List.copyOf(evidence);
  }

  /** Returns the tables to print: what to do first, then what it rests on. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(List.of(whatToDo()));
    tables.addAll(evidence);
    return tables;
  }

  private Table whatToDo() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      List<String> lines = Layout.wrapped(findings.get(i));
      for (int line = 0; line < lines.size(); line++) {
        rows.add(List.of(line == 0 ? i + 1 + "." : "", lines.get(line)));
      }
    }
    return new Table(
        List.of("", "what to do"),
        rows.isEmpty() ? List.of(List.of("", "nothing: no check found fault")) : rows,
        List.of());
  }
}
