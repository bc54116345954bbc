package dev.lacuna.toy.picture;

import dev.lacuna.error.LacunaException;
import dev.lacuna.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws panels in rows, with one legend and one scale of colours, and writes the picture as a PNG.
 * The same panels give the same bytes on the same machine.
 */
public final class BoundaryPicture {
  private BoundaryPicture() {}

  /**
   * Writes a picture. The folder must exist.
   *
   * @param title one line above everything
   * @param rows one or more, with as many panels each
   * @param file the PNG file, replaced when there is one
   * @throws LacunaException with {@link dev.lacuna.error.ErrorCode#BAD_OUTPUT} when this machine
   *     has no fonts or no desktop libraries to draw with, or the file cannot be written; nothing
   *     else depends on a picture, so that a caller may warn and go on
   */
  public static void write(String title, List<PanelRow> rows, Path file) {
    checkSameLength(rows);
    byte[] png = DesktopLibraries.use(() -> Canvas.png(title, rows));
    AtomicFile.write(file, out -> out.write(png));
  }

  private static void checkSameLength(List<PanelRow> rows) {
    long lengths = rows.stream().mapToInt(row -> row.panels().size()).distinct().count();
    if (lengths != 1) {
      throw new IllegalArgumentException(
          "A picture must have rows of one length. Found " + lengths + " lengths");
    }
  }
}
