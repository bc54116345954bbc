package dev.lacuna.report.run;

import dev.lacuna.experiment.Provenance;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.report.Block;
import dev.lacuna.report.Page;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of data that were looked over before anything is trained on them. */
public final class AuditPage {
  private AuditPage() {}

  /**
   * What was looked over, and what showed.
   *
   * @param origin of the data, in words
   * @param facts on the data, in order
   * @param labels of all rows
   * @param findings what somebody should mend or know, the most important first
   * @param tables what the findings rest on
   */
  public record Audited(
      String origin,
      Map<String, String> facts,
      LabelMatrix labels,
      List<String> findings,
      List<Table> tables) {
    /** Copies lists and map. */
    public Audited {
      facts = new LinkedHashMap<>(facts);
      findings = List.copyOf(findings);
      tables = List.copyOf(tables);
    }

    /** Returns the facts, in order. */
    @Override
    public Map<String, String> facts() {
      return new LinkedHashMap<>(facts);
    }
  }

  /** Returns the page. */
  public static Page of(RunOrigin origin, Audited audited) {
    LabelCharts labels = new LabelCharts(Map.of("the table", audited.labels()));
    Map<String, String> facts = audited.facts();
    facts.put("lacuna", Provenance.version());
    return new Page(
        "Audit report: " + origin.task().name(),
        audited.origin(),
        headlines(audited, labels),
        List.of(
            new Page.Section("What to do", List.of(toDo(audited.findings()))),
            new Page.Section("Labels", labels.charts()),
            new Page.Section("What it rests on", tables(audited)),
            new CardSections(origin).origin(facts, Map.of())));
  }

  private static List<Page.Headline> headlines(Audited audited, LabelCharts labels) {
    return List.of(
        new Page.Headline("rows", Print.count(labels.rows()), ""),
        new Page.Headline(
            "labels observed",
            Print.percent(labels.share()),
            "of " + Print.count(audited.labels().heads(), "head")),
        new Page.Headline("findings", Print.count(audited.findings().size()), ""));
  }

  private static Block toDo(List<String> findings) {
    return findings.isEmpty()
        ? new Block.Paragraph("Nothing: no check found fault.")
        : new Block.Sentences(findings);
  }

  private static List<Block> tables(Audited audited) {
    List<Block> blocks = new ArrayList<>();
    audited.tables().forEach(table -> blocks.add(Block.DataTable.of(table)));
    return blocks;
  }
}
