package dev.lacuna.toy.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/**
 * One line of text.
 *
 * @param text what it says
 * @param font its font, made smaller where the text would not fit
 * @param color its colour
 */
record Lettering(String text, Font font, Color color) {

  double width(Graphics2D g) {
    return g.getFontMetrics(font).getStringBounds(text, g).getWidth();
  }

  /** Returns this text in the largest font, up to its own, that leaves it no wider than this. */
  Lettering fitting(double width, Graphics2D g) {
    float share = (float) Math.min(1, width / Math.max(1, width(g)));
    return new Lettering(text, font.deriveFont(font.getSize2D() * share), color);
  }

  void drawFrom(double left, double middle, Graphics2D g) {
    FontMetrics metrics = g.getFontMetrics(font);
    g.setFont(font);
    g.setColor(color);
    g.drawString(
        text, (float) left, (float) (middle + (metrics.getAscent() - metrics.getDescent()) / 2.0));
  }

  void drawCentred(double centre, double middle, Graphics2D g) {
    drawFrom(centre - width(g) / 2, middle, g);
  }

  /** Draws the text from the bottom to the top. */
  void drawUpwards(double centre, double middle, Graphics2D g) {
    Graphics2D turned = (Graphics2D) g.create();
    turned.translate(centre, middle);
    turned.rotate(-Math.PI / 2);
    drawCentred(0, 0, turned);
    turned.dispose();
  }
}
