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
  /** Rows of a tile: with two or four panels, its gradient stays in the cache. */
  private static final int ROWS = 256;

  /** Cuts the weights of all layers into tiles. */
  static List<LayerTile> of(List<TrainingLayer> layers) {
    List<LayerTile> tiles = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      Panels weights = layers.get(l).weights().values();
      int panels = l == 0 ? 4 : 2;
      for (int panel = 0; panel < weights.panels(); panel += panels) {
        int toPanel = Math.min(panel + panels, weights.panels());
        for (int row = 0; row < layers.get(l).inputs(); row += ROWS) {
          boolean last = row + ROWS >= layers.get(l).inputs();
          int toRow = last ? weights.capacity() : row + ROWS;
          tiles.add(new LayerTile(l, new Tile(panel, toPanel, row, toRow)));
        }
      }
    }
    return tiles;
  }
}
