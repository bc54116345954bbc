package dev.lacuna.report.chart;

import java.util.List;

/**
 * Numbers in rows and columns, on a colour that is the stronger the larger they are.
 *
 * @param name of its files without a suffix: lower-case letters, digits and dashes
 * @param title what it shows, in one line
 * @param sides what rows and columns are
 * @param rows names of the rows
 * @param columns names of the columns
 * @param cells one list per row, as long as there are columns
 */
public record MatrixChart(
    String name,
    String title,
    Sides sides,
    List<String> rows,
    List<String> columns,
    List<List<Cell>> cells)
    implements Chart {
  private static final double MOST_LABEL_WIDTH = 120;
  private static final double TOP = 46;

  /** Copies the lists and checks that there is a cell for each row and column. */
  public MatrixChart {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = cells.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (cells.size() != rows.size() || cells.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(
          "a matrix needs a cell for each of %d rows and %d columns".formatted(rows.size(), width));
    }
  }

  /** What rows and columns are, in words. */
  public record Sides(String rows, String columns) {}

  /**
   * One cell.
   *
   * @param printed what stands in it where there is room
   * @param strength of its colour, 0 to 1
   * @param note what is shown to who points at it
   */
  public record Cell(String printed, double strength, String note) {}

  @Override
  public String svg() {
    double left = 20 + widest(rows);
    double side = side();
    double below = Math.min(MOST_LABEL_WIDTH, widest(columns));
    boolean upright = columns.stream().anyMatch(name -> Lettering.width(name, 11) > side - 4);
    double width = Math.max(left + columns.size() * side + 14, 250);
    double height = TOP + rows.size() * rowHeight() + (upright ? below : 14) + 30;
    Svg svg = new Svg(name, title, width, height);
    svg.heading(title, width - 16);
    svg.quiet(sides.rows(), 8, TOP - 8, "start");
    for (int row = 0; row < rows.size(); row++) {
      drawRow(svg, row, left);
    }
    for (int column = 0; column < columns.size(); column++) {
      drawName(svg, columns.get(column), left + (column + 0.5) * side, upright);
    }
    svg.quiet(sides.columns(), left + columns.size() * side, height - 10, "end");
    return svg.end();
  }

  private static double widest(List<String> names) {
    double widest = names.stream().mapToDouble(name -> Lettering.width(name, 11)).max().orElse(0);
    return Math.min(MOST_LABEL_WIDTH, widest);
  }

  private double side() {
    return columns.size() <= 4 ? 64 : columns.size() <= 14 ? 40 : 20;
  }

  private double rowHeight() {
    return columns.size() <= 14 ? 34 : 20;
  }

  private void drawRow(Svg svg, int row, double left) {
    double top = TOP + row * rowHeight();
    String label = Lettering.fitting(rows.get(row), MOST_LABEL_WIDTH, 11);
    svg.ink(label, left - 6, top + rowHeight() / 2 + 4, "end");
    for (int column = 0; column < columns.size(); column++) {
      draw(svg, cells.get(row).get(column), left + column * side(), top);
    }
  }

  private void draw(Svg svg, Cell cell, double left, double top) {
    svg.open(
        "rect",
        "class",
        "cell s1",
        "x",
        left + 1,
        "y",
        top + 1,
        "width",
        side() - 2,
        "height",
        rowHeight() - 2,
        "rx",
        2,
        "fill",
        Palette.line(0),
        "fill-opacity",
        0.06 + 0.9 * cell.strength());
    svg.note(cell.note());
    svg.close();
    if (Lettering.width(cell.printed(), 11) <= side() - 4) {
      boolean strong = cell.strength() > 0.75;
      svg.letters(
          cell.printed(),
          left + side() / 2,
          top + rowHeight() / 2 + 4,
          "class",
          strong ? "oncell" : "ink",
          "font-size",
          11,
          "text-anchor",
          "middle",
          "pointer-events",
          "none",
          "fill",
          strong ? Palette.PAPER : Palette.INK);
    }
  }

  private void drawName(Svg svg, String name, double middle, boolean upright) {
    double y = TOP + rows.size() * rowHeight() + 14;
    String shown = Lettering.fitting(name, MOST_LABEL_WIDTH, 11);
    if (upright) {
      svg.letters(
          shown,
          0,
          0,
          "class",
          "ink",
          "font-size",
          11,
          "text-anchor",
          "end",
          "fill",
          Palette.INK,
          "transform",
          "translate(%s %s) rotate(-90)".formatted(Svg.number(middle + 4), Svg.number(y - 8)));
    } else {
      svg.ink(shown, middle, y, "middle");
    }
  }
}
