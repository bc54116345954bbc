package dev.lacuna.csv.audit;

import dev.lacuna.csv.schema.ColumnPatterns;
import dev.lacuna.csv.schema.Declarations;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.schema.Roles;
import dev.lacuna.csv.schema.SchemaInference;
import dev.lacuna.csv.table.Dialect;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.csv.table.Table;
import dev.lacuna.csv.table.TableReader;
import dev.lacuna.task.Feedback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables to look over, from lines; columns whose names begin with y are labels. */
final class Audits {
  private Audits() {}

  static AuditInput of(List<String> lines) {
    return of(lines, MissingWords.USUAL);
  }

  static AuditInput of(List<String> lines, MissingWords missing) {
    Declarations declared =
        new Declarations(
            ColumnPatterns.parse("--labels", "y*"),
            new ColumnPatterns("--ignore", List.of()),
            Map.of(),
            Map.of(),
            missing,
            false,
            Optional.empty());
    Table table = read(lines, missing);
    LabelledTable labelled =
        LabelledTable.read(
            table, new SchemaInference(declared, Feedback.none()).infer(table), missing);
    return new AuditInput(labelled, Roles.of(table, declared), declared, 1);
  }

  static List<String> sentences(Chapter chapter) {
    return chapter.findings().stream().map(Finding::sentence).toList();
  }

  private static Table read(List<String> lines, MissingWords missing) {
    try {
      Path file = Files.createTempFile("audit", ".csv");
      try {
        Files.write(file, lines);
        return new TableReader(missing, Dialect.Header.YES, Feedback.none()).read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a temporary file can be written", failure);
    }
  }
}
