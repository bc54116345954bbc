package dev.lacuna.report;

import dev.lacuna.report.chart.Chart;
import java.util.List;

/**
 * What stands on one page.
 *
 * @param title in one line
 * @param subtitle below it, in one line
 * @param headlines the few figures that matter most
 * @param sections in order
 */
public record Page(
    String title, String subtitle, List<Headline> headlines, List<Section> sections) {
  /** Copies the lists. */
  public Page {
    headlines = List.copyOf(headlines);
    sections = List.copyOf(sections);
  }

  /**
   * A figure in large letters.
   *
   * @param label what it is
   * @param value as it is read
   * @param note how sure it is and what it rests on
   */
  public record Headline(String label, String value, String note) {}

  /**
   * A part of the page under a heading of its own.
   *
   * @param title names it, also in the list of contents
   * @param blocks in order
   */
  public record Section(String title, List<Block> blocks) {
    /** Copies the list. */
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** Returns all charts on the page, in order. */
  public List<Chart> charts() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Charts.class::isInstance)
        .flatMap(block -> ((Block.Charts) block).charts().stream())
        .toList();
  }
}
