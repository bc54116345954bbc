package dev.lacuna.train.fused;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.SparseRows;
import dev.lacuna.kernel.Tile;
import dev.lacuna.kernel.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a layer's weights that one thread updates.
 *
 * @param layer index from below
 * @param whole the part
 * @param bands rows of the part, updated one band after the other
 * @param weights those of the layer; their gradient may be a window of the size of a band
 */
record LayerTile(int layer, Tile whole, List<Tile> bands, Weights weights) {
  private static final int PANELS = 2;

  /** Rows of a tile: its gradient stays in the cache. */
  private static final int ROWS = 256;

  LayerTile {
    bands = List.copyOf(bands);
  }

  /** Cuts the weights of a layer into tiles. */
  static List<LayerTile> of(int index, TrainingLayer layer) {
    List<LayerTile> tiles = new ArrayList<>();
    for (Tile pair : pairs(layer)) {
      for (Tile tile : cut(layer, pair, ROWS)) {
        tiles.add(new LayerTile(index, tile, List.of(tile), layer.weights()));
      }
    }
    return tiles;
  }

  /**
   * Cuts the weights of a lowest layer whose features are sparse into tiles that have all its rows.
   *
   * @param windows whether no more of a tile's gradient is kept than that of one band
   */
  static List<LayerTile> ofSparse(TrainingLayer layer, boolean windows) {
    List<LayerTile> tiles = new ArrayList<>();
    for (Tile pair : pairs(layer)) {
      Weights weights = windows ? layer.weights().with(window(pair, layer)) : layer.weights();
      tiles.add(new LayerTile(0, pair, cut(layer, pair, SparseRows.BAND), weights));
    }
    return tiles;
  }

  /** Moves the window on the gradient, where it is one, to a band. */
  void moveTo(Tile band) {
    Panels gradient = weights.gradient();
    if (gradient.data().length < weights.values().data().length) {
      gradient.moveTo(band.fromPanel(), band.fromRow());
    }
  }

  private static Panels window(Tile pair, TrainingLayer layer) {
    int lanes = layer.weights().values().lanes();
    int rows = Math.min(SparseRows.BAND + Kernels.TILE, pair.toRow());
    return new Panels(lanes, rows, (pair.toPanel() - pair.fromPanel()) * lanes);
  }

  private static List<Tile> pairs(TrainingLayer layer) {
    List<Tile> pairs = new ArrayList<>();
    Tile whole = layer.whole();
    for (int panel = 0; panel < whole.toPanel(); panel += PANELS) {
      int toPanel = Math.min(panel + PANELS, whole.toPanel());
      pairs.add(new Tile(panel, toPanel, 0, whole.toRow()));
    }
    return pairs;
  }

  /** Cuts a tile that has all rows; what stands below the weights belongs to the last part. */
  private static List<Tile> cut(TrainingLayer layer, Tile tile, int rows) {
    List<Tile> parts = new ArrayList<>();
    for (int row = 0; row < layer.inputs(); row += rows) {
      int toRow = row + rows >= layer.inputs() ? tile.toRow() : row + rows;
      parts.add(new Tile(tile.fromPanel(), tile.toPanel(), row, toRow));
    }
    return parts;
  }
}
