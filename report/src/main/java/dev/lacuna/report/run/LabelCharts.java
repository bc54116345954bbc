package dev.lacuna.report.run;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.report.Block;
import dev.lacuna.report.Cell;
import dev.lacuna.report.chart.Chart;
import dev.lacuna.report.chart.MaskChart;
import dev.lacuna.report.chart.MatrixChart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which cells are observed: a table, a picture of the mask, and which heads come together. */
final class LabelCharts {
  private static final int MOST_ROWS = 1_200;
  private static final int MOST_HEADS_TOGETHER = 30;

  private final Map<String, LabelMatrix> parts;
  private final LabelSchema schema;
  private final long rows;

  /**
   * Creates the charts of some parts.
   *
   * @param parts by name, at least one; those without rows are left out
   */
  LabelCharts(Map<String, LabelMatrix> parts) {
    this.schema = parts.values().iterator().next().schema();
    this.parts = new LinkedHashMap<>(parts);
    this.parts.values().removeIf(labels -> labels.rows() == 0);
    this.rows = this.parts.values().stream().mapToLong(LabelMatrix::rows).sum();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(List.of(table()));
    blocks.addAll(charts());
    return blocks;
  }

  /** Returns the charts without the table. */
  List<Block> charts() {
    if (rows == 0) {
      return List.of();
    }
    List<Chart> charts = new ArrayList<>(List.of(mask()));
    if (schema.size() > 1) {
      charts.add(together());
    }
    return List.of(new Block.Charts(charts, caption()));
  }

  /** Returns what share of all cells is observed, 0 to 1. */
  double share() {
    return IntStream.range(0, schema.size()).mapToLong(this::observed).sum()
        / (double) Math.max(1, rows * schema.size());
  }

  long rows() {
    return rows;
  }

  private String caption() {
    String sampled =
        rows > MOST_ROWS
            ? "The mask shows %s of %s rows, evenly drawn. "
                .formatted(Print.count(MOST_ROWS), Print.count(rows))
            : "";
    String shown =
        schema.size() > MOST_HEADS_TOGETHER
            ? " It holds the %d heads with the fewest labels.".formatted(MOST_HEADS_TOGETHER)
            : "";
    return sampled
        + "Heads are ordered by how many labels they have, rows by which labels they have; what is coloured is observed. The matrix counts the rows in which both labels are."
        + shown;
  }

  private long observed(int head) {
    return parts.values().stream().mapToLong(labels -> labels.observedCount(head)).sum();
  }

  private Block table() {
    List<String> headers = new ArrayList<>(List.of("head", "kind", "observed", "share"));
    if (parts.size() > 1) {
      parts.keySet().forEach(part -> headers.add("in " + part));
    }
    headers.add("labels of each class");
    return new Block.DataTable(
        headers,
        IntStream.range(0, schema.size()).mapToObj(this::row).toList(),
        List.of(),
        List.of());
  }

  private List<Cell> row(int head) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.words(schema.head(head).name()));
    row.add(Cell.words(schema.head(head).kind()));
    long observed = observed(head);
    double share = (double) observed / Math.max(1, rows);
    row.add(Cell.number(Print.count(observed), (double) observed));
    row.add(Cell.number(Print.percent(share), share));
    for (LabelMatrix part : parts.size() > 1 ? parts.values() : List.<LabelMatrix>of()) {
      int count = part.observedCount(head);
      row.add(
          Cell.number(Print.count(count), count).withHint("of " + Print.count(part.rows(), "row")));
    }
    row.add(Cell.words(classes(head)));
    return row;
  }

  private String classes(int head) {
    List<String> names = schema.head(head).classes();
    long[] counts = new long[names.size()];
    for (LabelMatrix part : parts.values()) {
      int[] ofPart = part.classCounts(head);
      for (int k = 0; k < counts.length; k++) {
        counts[k] += ofPart[k];
      }
    }
    List<String> shown =
        IntStream.range(0, counts.length)
            .mapToObj(k -> names.get(k) + ": " + Print.count(counts[k]))
            .toList();
    return Print.names(shown, 4);
  }

  /** Returns the heads, the one with the most labels first. */
  private int[] byLabels() {
    return IntStream.range(0, schema.size())
        .boxed()
        .sorted(Comparator.comparingLong(head -> -observed(head)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Chart mask() {
    int[] heads = byLabels();
    List<BitSet> sample = sample();
    sample.sort(LabelCharts::compare);
    List<String> names =
        IntStream.of(heads)
            .mapToObj(
                head ->
                    "%s %.0f %%".formatted(schema.head(head).name(), 100.0 * observed(head) / rows))
            .toList();
    return new MaskChart(
        "label-mask",
        "Which labels are there",
        Print.count(sample.size(), "row") + ", downwards",
        names,
        sample);
  }

  /** Returns which heads are observed in some rows, evenly over all parts; by the order above. */
  private List<BitSet> sample() {
    int[] heads = byLabels();
    long drawn = Math.min(rows, MOST_ROWS);
    List<BitSet> sample = new ArrayList<>();
    long first = 0;
    for (LabelMatrix part : parts.values()) {
      long end = first + part.rows();
      while (sample.size() < drawn && sample.size() * rows / drawn < end) {
        sample.add(observed(part, (int) (sample.size() * rows / drawn - first), heads));
      }
      first = end;
    }
    return sample;
  }

  private static BitSet observed(LabelMatrix part, int row, int[] heads) {
    BitSet observed = new BitSet(heads.length);
    for (int place = 0; place < heads.length; place++) {
      observed.set(place, part.observed(row, heads[place]));
    }
    return observed;
  }

  /** The row whose first difference is observed comes first. */
  private static int compare(BitSet a, BitSet b) {
    BitSet difference = (BitSet) a.clone();
    difference.xor(b);
    int first = difference.nextSetBit(0);
    return first < 0 ? 0 : a.get(first) ? -1 : 1;
  }

  private Chart together() {
    int[] all = byLabels();
    int[] heads =
        IntStream.of(all).skip(Math.max(0, all.length - MOST_HEADS_TOGETHER)).sorted().toArray();
    List<List<BitSet>> observed = IntStream.of(heads).mapToObj(this::rowsOf).toList();
    long most = IntStream.of(heads).mapToLong(this::observed).max().orElse(1);
    List<List<MatrixChart.Cell>> cells = new ArrayList<>();
    for (int a = 0; a < heads.length; a++) {
      List<MatrixChart.Cell> row = new ArrayList<>();
      for (int b = 0; b < heads.length; b++) {
        long both = both(observed.get(a), observed.get(b));
        String note =
            "%s and %s: %s, %s of all"
                .formatted(
                    schema.head(heads[a]).name(),
                    schema.head(heads[b]).name(),
                    Print.count(both, "row"),
                    Print.percent((double) both / rows));
        row.add(new MatrixChart.Cell(Print.count(both), both / (double) Math.max(1, most), note));
      }
      cells.add(row);
    }
    List<String> names = IntStream.of(heads).mapToObj(head -> schema.head(head).name()).toList();
    return new MatrixChart(
        "label-pairs",
        "Rows in which both labels are",
        new MatrixChart.Sides("label", "and label"),
        names,
        names,
        cells);
  }

  /** Returns in which rows a head is observed, one set per part. */
  private List<BitSet> rowsOf(int head) {
    List<BitSet> sets = new ArrayList<>();
    for (LabelMatrix part : parts.values()) {
      BitSet set = new BitSet(part.rows());
      for (int row = 0; row < part.rows(); row++) {
        set.set(row, part.observed(row, head));
      }
      sets.add(set);
    }
    return sets;
  }

  private static long both(List<BitSet> a, List<BitSet> b) {
    long rows = 0;
    for (int part = 0; part < a.size(); part++) {
      BitSet both = (BitSet) a.get(part).clone();
      both.and(b.get(part));
      rows += both.cardinality();
    }
    return rows;
  }
}
