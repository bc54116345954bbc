package dev.lacuna.toy.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Locale;

/** The scale of the colours. */
final class ColorBar {
  private static final int STEPS = 5;
  private static final int TICK = 5;
  private static final int TITLE_OFFSET = 52;

  private ColorBar() {}

  static void paint(Graphics2D g, Rectangle bar) {
    for (int row = 0; row < bar.height; row++) {
      g.setColor(new Color(ProbabilityColors.argb(1 - (row + 0.5) / bar.height)));
      g.fillRect(bar.x, bar.y + row, bar.width, 1);
    }
    Ink.frame(g, bar);
    for (int step = 0; step <= STEPS; step++) {
      paintTick(g, bar, step / (double) STEPS);
    }
    new Lettering("predicted probability", Ink.PLAIN, Ink.DARK)
        .drawUpwards(bar.x + bar.width + TITLE_OFFSET, bar.getCenterY(), g);
  }

  private static void paintTick(Graphics2D g, Rectangle bar, double probability) {
    int right = bar.x + bar.width;
    int y = bar.y + (int) Math.round((1 - probability) * bar.height);
    g.setColor(Ink.DARK);
    g.drawLine(right, y, right + TICK, y);
    new Lettering(String.format(Locale.ROOT, "%.1f", probability), Ink.SMALL, Ink.DARK)
        .drawFrom(right + TICK + 4, y, g);
  }
}
