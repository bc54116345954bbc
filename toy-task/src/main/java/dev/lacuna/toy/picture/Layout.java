package dev.lacuna.toy.picture;

import java.awt.Rectangle;
import java.util.List;

/**
 * Where everything in a picture lies, in pixels.
 *
 * @param rows how many rows of panels
 * @param columns how many panels a row
 * @param labelled whether there is a label beside each row
 */
record Layout(int rows, int columns, boolean labelled) {
  private static final int SIDE = 360;
  private static final int MARGIN = 16;
  private static final int HEADER = 56;
  private static final int ROW_LABEL = 34;
  private static final int ABOVE = 56;
  private static final int BELOW = 60;
  private static final int LEFT_OF = 56;
  private static final int GAP = 34;
  private static final int BAR = 20;
  private static final int BAR_GAP = 30;
  private static final int BAR_TEXT = 62;
  private static final int LEGEND = 28;

  static Layout of(List<PanelRow> rows) {
    boolean labelled = rows.stream().anyMatch(row -> !row.label().isEmpty());
    return new Layout(rows.size(), rows.get(0).panels().size(), labelled);
  }

  int width() {
    return colorBar().x + BAR + BAR_TEXT + MARGIN;
  }

  int height() {
    return legendMiddle() + LEGEND / 2 + MARGIN / 2;
  }

  /** The middle of the line with the title of the picture. */
  int titleMiddle() {
    return HEADER / 2 + 6;
  }

  int rowLabelMiddle() {
    return MARGIN + ROW_LABEL / 2 - 6;
  }

  /** The square of one panel, without its title and axes. */
  Rectangle plot(int row, int column) {
    int left = MARGIN + (labelled ? ROW_LABEL : 0) + LEFT_OF;
    return new Rectangle(
        left + column * (SIDE + GAP + LEFT_OF),
        HEADER + ABOVE + row * (ABOVE + SIDE + BELOW),
        SIDE,
        SIDE);
  }

  /** From the first panel to the last one. */
  Rectangle plots() {
    return plot(0, 0).union(plot(rows - 1, columns - 1));
  }

  Rectangle colorBar() {
    Rectangle plots = plots();
    return new Rectangle(plots.x + plots.width + BAR_GAP, plots.y, BAR, plots.height);
  }

  int legendMiddle() {
    Rectangle plots = plots();
    return plots.y + plots.height + BELOW + LEGEND / 2 - 4;
  }
}
