package dev.lacuna.csv.audit;

import dev.lacuna.task.Table;
import java.util.List;
import java.util.Map;

/**
 * What a check shows.
 *
 * @param json what is written, by the keys of {@code audit.json}
 * @param tables what is printed
 * @param findings what somebody should mend, or know
 */
record Chapter(Map<String, Object> json, List<Table> tables, List<Finding> findings) {
  Chapter {
    tables = List.copyOf(tables);
    findings = List.copyOf(findings);
  }
}
