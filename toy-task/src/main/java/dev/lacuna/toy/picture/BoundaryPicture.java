package dev.lacuna.toy.picture;

import dev.lacuna.error.LacunaException;
import dev.lacuna.io.DesktopLibraries;
import java.util.List;

/**
 * Draws panels in rows, with one legend and one scale of colours, as a PNG. The same panels give
 * the same bytes on the same machine.
 */
public final class BoundaryPicture {
  private BoundaryPicture() {}

  /**
   * Returns a picture as the content of a PNG file.
   *
   * @param title one line above everything
   * @param rows one or more, with as many panels each
   * @throws LacunaException with {@link dev.lacuna.error.ErrorCode#BAD_OUTPUT} when this machine
   *     has no fonts or no desktop libraries to draw with; nothing else depends on a picture, so
   *     that a caller may warn and go on
   */
  public static byte[] png(String title, List<PanelRow> rows) {
    checkSameLength(rows);
    return DesktopLibraries.use(() -> Canvas.png(title, rows));
  }

  private static void checkSameLength(List<PanelRow> rows) {
    long lengths = rows.stream().mapToInt(row -> row.panels().size()).distinct().count();
    if (lengths != 1) {
      throw new IllegalArgumentException(
          "A picture must have rows of one length. Found " + lengths + " lengths");
    }
  }
}
