package dev.lacuna.csv.audit;

import dev.lacuna.task.Feedback;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks a table over by all checks. It trains nothing. */
public final class Audit {
  private static final List<Check> CHECKS =
      List.of(
          new Coverage(),
          new CoObservation(),
          new MissingCodes(),
          new SuspectCodes(),
          new Duplicates(),
          new Leaks(),
          new OddColumns(),
          new BlanksByLabels(),
          new BlanksByFeatures());

  private Audit() {}

  /**
   * Returns what the checks show.
   *
   * @param feedback hears how far it is
   */
  public static AuditReport of(AuditInput input, Feedback feedback) {
    List<Chapter> chapters = new ArrayList<>();
    try (Feedback.Work work = feedback.begin("looking the table over", CHECKS.size())) {
      for (Check check : CHECKS) {
        chapters.add(check.look(input));
        work.at(chapters.size());
      }
    }
    List<Finding> findings =
        chapters.stream()
            .flatMap(chapter -> chapter.findings().stream())
            .sorted(Comparator.comparing(Finding::importance))
            .toList();
    return new AuditReport(
        findings.stream().map(Finding::sentence).toList(),
        chapters.stream().flatMap(chapter -> chapter.tables().stream()).toList(),
        json(input, findings, chapters));
  }

  private static Map<String, Object> json(
      AuditInput input, List<Finding> findings, List<Chapter> chapters) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", "csv");
    json.put("sha256", input.table().file().sha256());
    json.put("rows", input.rows());
    json.put("features", input.features().size());
    json.put("seed", input.seed());
    json.put("what_to_do", findings.stream().map(Finding::sentence).toList());
    chapters.forEach(chapter -> json.putAll(chapter.json()));
    return json;
  }
}
