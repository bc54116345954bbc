package dev.lacuna.toy.picture;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Says what the symbols mean, in one line. */
final class Legend {
  private static final int LINE = 30;
  private static final int AFTER_SYMBOL = 8;
  private static final int BETWEEN = 34;

  private final Graphics2D g;
  private final List<Entry> entries = new ArrayList<>();

  private Legend(Graphics2D g) {
    this.g = g;
    add(Mark.Label.POSITIVE);
    add(Mark.Label.NEGATIVE);
    add(Mark.Label.UNLABELLED);
    add("true boundary", LINE, this::paintLine);
  }

  /** Paints the legend in the middle of this place. */
  static void paint(Graphics2D g, double centre, double middle) {
    new Legend(g).paintAt(centre, middle);
  }

  private void add(Mark.Label label) {
    add(label.legend(), Markers.SIZE, (x, y) -> Markers.of(label).paint(g, x, y, Markers.SIZE));
  }

  private void add(String text, int symbolWidth, Symbol symbol) {
    entries.add(new Entry(new Lettering(text, Ink.PLAIN, Ink.DARK), symbolWidth, symbol));
  }

  private void paintLine(double x, double y) {
    g.setColor(Ink.DARK);
    g.setStroke(Ink.BOUNDARY);
    g.draw(new Line2D.Double(x - LINE / 2.0, y, x + LINE / 2.0, y));
  }

  private void paintAt(double centre, double middle) {
    double width = entries.stream().mapToDouble(this::width).sum() - BETWEEN;
    double left = centre - width / 2;
    for (Entry entry : entries) {
      entry.symbol().paint(left + entry.symbolWidth() / 2.0, middle);
      entry.text().drawFrom(left + entry.symbolWidth() + AFTER_SYMBOL, middle, g);
      left += width(entry);
    }
  }

  private double width(Entry entry) {
    return entry.symbolWidth() + AFTER_SYMBOL + entry.text().width(g) + BETWEEN;
  }

  @FunctionalInterface
  private interface Symbol {
    void paint(double centre, double middle);
  }

  private record Entry(Lettering text, int symbolWidth, Symbol symbol) {}
}
