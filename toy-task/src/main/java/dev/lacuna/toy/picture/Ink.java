package dev.lacuna.toy.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;

/** The colours, pens and fonts that all parts of a picture share. */
final class Ink {
  static final Color DARK = new Color(0x1a1a1a);
  static final Color LIGHT = Color.WHITE;
  static final Color QUIET = new Color(0x555555);
  static final Color NONE = new Color(0, 0, 0, 0);

  static final BasicStroke HAIRLINE = round(1f);
  static final BasicStroke BOUNDARY = round(2.2f);
  static final BasicStroke BOUNDARY_CASING = round(4.6f);

  static final Font TITLE = font(Font.BOLD, 20);
  static final Font PANEL_TITLE = font(Font.BOLD, 16);
  static final Font AXIS = font(Font.PLAIN, 17);
  static final Font PLAIN = font(Font.PLAIN, 14);
  static final Font SMALL = font(Font.PLAIN, 13);

  private Ink() {}

  static BasicStroke round(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static void frame(Graphics2D g, Rectangle rectangle) {
    g.setColor(DARK);
    g.setStroke(HAIRLINE);
    g.draw(rectangle);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
