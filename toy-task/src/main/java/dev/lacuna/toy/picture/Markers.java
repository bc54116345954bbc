package dev.lacuna.toy.picture;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/** The symbols of the examples. Each has a light and a dark part, to be seen on any colour. */
final class Markers {
  static final int SIZE = 9;

  private Markers() {}

  static Marker of(Mark.Label label) {
    return switch (label) {
      case UNLABELLED -> new Cross();
      case NEGATIVE -> new LightDisc();
      case POSITIVE -> new DarkDisc();
    };
  }

  private static Shape disc(double x, double y, double size) {
    return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
  }

  private static final class DarkDisc extends Marker {
    private static final double EDGE = 1.2;

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
      g.setColor(Ink.LIGHT);
      g.fill(disc(x, y, size + 2 * EDGE));
      g.setColor(Ink.DARK);
      g.fill(disc(x, y, size));
    }
  }

  private static final class LightDisc extends Marker {
    private static final double EDGE = 1.7;

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
      g.setColor(Ink.DARK);
      g.fill(disc(x, y, size));
      g.setColor(Ink.LIGHT);
      g.fill(disc(x, y, size - 2 * EDGE));
    }
  }

  private static final class Cross extends Marker {
    private static final float WIDTH = 1.8f;
    private static final float HALO = 4.2f;

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
      Shape cross = cross(x, y, size * 0.42);
      g.setColor(Ink.LIGHT);
      g.setStroke(Ink.round(HALO));
      g.draw(cross);
      g.setColor(Ink.DARK);
      g.setStroke(Ink.round(WIDTH));
      g.draw(cross);
    }

    private static Shape cross(double x, double y, double arm) {
      Path2D path = new Path2D.Double();
      path.moveTo(x - arm, y - arm);
      path.lineTo(x + arm, y + arm);
      path.moveTo(x - arm, y + arm);
      path.lineTo(x + arm, y - arm);
      return path;
    }
  }
}
