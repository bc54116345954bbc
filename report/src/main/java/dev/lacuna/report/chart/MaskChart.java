package dev.lacuna.report.chart;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;

/**
 * A picture of a mask: rows by heads, a mark for each observed cell.
 *
 * @param name of its files without a suffix: lower-case letters, digits and dashes
 * @param title what it shows, in one line
 * @param rowsLabel what runs downwards, such as {@code 1,200 of 7,831 rows}
 * @param heads names of the columns, with their share, in the order shown
 * @param rows which heads are observed, one set per row from above
 */
public record MaskChart(
    String name, String title, String rowsLabel, List<String> heads, List<BitSet> rows)
    implements Chart {
  private static final double HEIGHT = 300;
  private static final double LEFT = 22;
  private static final double TOP = 44;
  private static final double MOST_LABEL_WIDTH = 130;
  private static final int MOST_NAMES = 60;

  /** Copies the lists. */
  public MaskChart {
    heads = List.copyOf(heads);
    rows = rows.stream().map(row -> (BitSet) row.clone()).toList();
  }

  /** Returns the sets anew, for they can be changed. */
  @Override
  public List<BitSet> rows() {
    List<BitSet> copy = new ArrayList<>();
    rows.forEach(row -> copy.add((BitSet) row.clone()));
    return copy;
  }

  @Override
  public String svg() {
    double width = width();
    double below = named() ? namesHeight() : 10;
    Svg svg = new Svg(name, title, LEFT + width + 14, TOP + HEIGHT + below + 12);
    svg.heading(title, width + 20);
    svg.quiet(rowsLabel, LEFT, TOP - 8, "start");
    drawPixels(svg, width);
    svg.empty(
        "rect",
        "class",
        "frame",
        "x",
        LEFT,
        "y",
        TOP,
        "width",
        width,
        "height",
        HEIGHT,
        "fill",
        "none",
        "stroke",
        Palette.GRID);
    for (int head = 0; head < heads.size() && named(); head++) {
      drawName(svg, head, LEFT + (head + 0.5) * width / heads.size());
    }
    return svg.end();
  }

  private boolean named() {
    return heads.size() <= MOST_NAMES;
  }

  private double namesHeight() {
    return upright() ? Math.min(MOST_LABEL_WIDTH, widest()) + 6 : 16;
  }

  private double widest() {
    return heads.stream().mapToDouble(head -> Lettering.width(head, 10)).max().orElse(0);
  }

  private double width() {
    return Math.max(260, Math.min(600, heads.size() * 36.0));
  }

  /** Returns whether names are too long to stand side by side. */
  private boolean upright() {
    return widest() > width() / heads.size() - 6;
  }

  private void drawPixels(Svg svg, double width) {
    byte[] png = MaskPng.of(rows, heads.size());
    svg.empty(
        "image",
        "class",
        "mask",
        "x",
        LEFT,
        "y",
        TOP,
        "width",
        width,
        "height",
        HEIGHT,
        "preserveAspectRatio",
        "none",
        "style",
        "image-rendering:pixelated",
        "href",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
  }

  private void drawName(Svg svg, int head, double middle) {
    String place =
        upright()
            ? "translate(%s %s) rotate(-90)"
                .formatted(Svg.number(middle + 4), Svg.number(TOP + HEIGHT + 6))
            : "translate(%s %s)".formatted(Svg.number(middle), Svg.number(TOP + HEIGHT + 14));
    svg.letters(
        Lettering.fitting(heads.get(head), MOST_LABEL_WIDTH, 10),
        0,
        0,
        "class",
        "ink",
        "font-size",
        10,
        "text-anchor",
        upright() ? "end" : "middle",
        "fill",
        Palette.INK,
        "transform",
        place);
  }
}
