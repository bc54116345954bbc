package dev.lacuna.toy.picture;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The picture while it is drawn. Kept apart from what callers see, to load no font before. */
final class Canvas {
  private static final int TITLE_ABOVE = 38;
  private static final int SUBTITLE_ABOVE = 16;
  private static final int ROOM_BESIDE = 50;
  private static final Map<RenderingHints.Key, Object> SMOOTH =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);

  private final Layout layout;
  private final PanelChart.Size size;
  private final Graphics2D g;

  private Canvas(Layout layout, Graphics2D g) {
    this.layout = layout;
    this.size = PanelChart.Size.around(layout.plot(0, 0).getSize());
    this.g = g;
  }

  static byte[] png(String title, List<PanelRow> rows) {
    return encode(draw(title, rows));
  }

  static BufferedImage draw(String title, List<PanelRow> rows) {
    Layout layout = Layout.of(rows);
    BufferedImage image =
        new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.addRenderingHints(SMOOTH);
    new Canvas(layout, g).paint(title, rows);
    g.dispose();
    return image;
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void paint(String title, List<PanelRow> rows) {
    g.setColor(Ink.LIGHT);
    g.fillRect(0, 0, layout.width(), layout.height());
    for (int row = 0; row < rows.size(); row++) {
      paint(rows.get(row), row);
    }
    ColorBar.paint(g, layout.colorBar());
    Legend.paint(g, layout.plots().getCenterX(), layout.legendMiddle());
    new Lettering(title, Ink.TITLE, Ink.DARK)
        .fitting(layout.width() - 2 * ROOM_BESIDE, g)
        .drawCentred(layout.plots().getCenterX(), layout.titleMiddle(), g);
  }

  private void paint(PanelRow row, int index) {
    List<Panel> panels = row.panels();
    for (int column = 0; column < panels.size(); column++) {
      paint(panels.get(column), layout.plot(index, column));
    }
    Rectangle first = layout.plot(index, 0);
    new Lettering(row.label(), Ink.PANEL_TITLE, Ink.DARK)
        .fitting(first.height + ROOM_BESIDE, g)
        .drawUpwards(layout.rowLabelMiddle(), first.getCenterY(), g);
  }

  private void paint(Panel panel, Rectangle plot) {
    g.drawImage(FieldImage.of(panel.field(), plot.width), plot.x, plot.y, null);
    new PanelChart(panel).paint(g, plot, size);
    Ink.frame(g, plot);
    paintAbove(new Lettering(panel.title(), Ink.PANEL_TITLE, Ink.DARK), plot, TITLE_ABOVE);
    paintAbove(new Lettering(panel.subtitle(), Ink.PLAIN, Ink.QUIET), plot, SUBTITLE_ABOVE);
  }

  private void paintAbove(Lettering text, Rectangle plot, int distance) {
    text.fitting(plot.width + ROOM_BESIDE, g).drawCentred(plot.getCenterX(), plot.y - distance, g);
  }
}
