package dev.lacuna.report;

import dev.lacuna.report.chart.Chart;
import dev.lacuna.task.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a section. Texts are plain: what a browser could take for markup is escaped. */
public sealed interface Block {
  /**
   * A smaller heading.
   *
   * @param title of what follows
   * @param anchor where links lead; letters, digits and dashes, unique on the page
   */
  record Heading(String title, String anchor) implements Block {}

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** Sentences, each with a mark in front. */
  record Sentences(List<String> items) implements Block {
    /** Copies the list. */
    public Sentences {
      items = List.copyOf(items);
    }
  }

  /** Names and what they are, in order. */
  record Facts(Map<String, String> facts) implements Block {
    /** Copies the map in its order. */
    public Facts {
      facts = new LinkedHashMap<>(facts);
    }

    /** Returns the names and what they are. */
    @Override
    public Map<String, String> facts() {
      return new LinkedHashMap<>(facts);
    }
  }

  /**
   * Charts side by side, as many as there is room for.
   *
   * @param caption how to read them; may be empty
   */
  record Charts(List<Chart> charts, String caption) implements Block {
    /** Copies the list. */
    public Charts {
      charts = List.copyOf(charts);
    }

    /** Creates a block of one chart. */
    public Charts(Chart chart, String caption) {
      this(List.of(chart), caption);
    }
  }

  /** A picture of a task's own. */
  record OwnPicture(Picture picture) implements Block {}

  /** A command line to copy. */
  record Command(String line) implements Block {}

  /** A table that can be sorted by each of its columns. */
  record DataTable(List<String> headers, List<List<Cell>> rows, List<Cell> foot, List<String> notes)
      implements Block {
    /** Copies the lists and checks that every row is whole. */
    public DataTable {
      headers = List.copyOf(headers);
      rows = rows.stream().map(List::copyOf).toList();
      foot = List.copyOf(foot);
      notes = List.copyOf(notes);
      for (List<Cell> row : rows) {
        if (row.size() != headers.size()) {
          throw new IllegalArgumentException(
              "a row must have one cell per header, headers = %s, row = %s"
                  .formatted(headers, row));
        }
      }
    }

    /** Creates the table of one that is printed; what reads like a number is sorted as one. */
    public static DataTable of(dev.lacuna.task.Table table) {
      return new DataTable(
          table.headers(),
          table.rows().stream().map(row -> row.stream().map(Cell::of).toList()).toList(),
          List.of(),
          table.notes());
    }
  }
}
