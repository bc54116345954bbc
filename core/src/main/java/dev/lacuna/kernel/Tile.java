package dev.lacuna.kernel;

/**
 * A part of a matrix in panels, which one thread works on: whole panels, some of their rows.
 *
 * @param fromPanel the first panel
 * @param toPanel after the last panel
 * @param fromRow the first row, a multiple of {@link Kernels#TILE}
 * @param toRow after the last row
 */
public record Tile(int fromPanel, int toPanel, int fromRow, int toRow) {
  /** Returns the tile that is a whole matrix. */
  public static Tile whole(Panels matrix) {
    return new Tile(0, matrix.panels(), 0, matrix.capacity());
  }
}
