package dev.lacuna.train.fused;

import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.Tile;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a layer's weights that one thread updates.
 *
 * @param layer index from below
 */
record LayerTile(int layer, Tile tile) {
  private static final int PANELS = 2;

  /** Rows of a tile: its gradient stays in the cache. */
  private static final int ROWS = 256;

  /**
   * Cuts the weights of all layers into tiles.
   *
   * @param sparse whether the features are: their non-zeros are walked through for every tile of
   *     the lowest layer, so that these have all its rows
   */
  static List<LayerTile> of(List<TrainingLayer> layers, boolean sparse) {
    List<LayerTile> tiles = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      Panels weights = layers.get(l).weights().values();
      int inputs = layers.get(l).inputs();
      int rows = l == 0 && sparse ? inputs : ROWS;
      for (int panel = 0; panel < weights.panels(); panel += PANELS) {
        int toPanel = Math.min(panel + PANELS, weights.panels());
        for (int row = 0; row < inputs; row += rows) {
          int toRow = row + rows >= inputs ? weights.capacity() : row + rows;
          tiles.add(new LayerTile(l, new Tile(panel, toPanel, row, toRow)));
        }
      }
    }
    return tiles;
  }
}
