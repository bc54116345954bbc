package dev.lacuna.train.fused;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.Tile;
import dev.lacuna.kernel.Weights;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import dev.lacuna.model.Norm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A layer in training. Below the weights stand the biases and, where the layer has a norm, its
 * scales and shifts.
 *
 * @param weights inputs + 1 or 3 rows × outputs
 * @param transposed outputs × inputs, for the way back; 1 × 1 for the lowest layer, which does not
 *     need it
 * @param norm what is done to the sums
 * @param whole all rows and panels of the weights
 */
record TrainingLayer(Weights weights, Panels transposed, Norm norm, Tile whole)
    implements Resumable {
  /** Returns a layer that starts from the weights of another. */
  static TrainingLayer of(DenseLayer start, int lanes, boolean lowest, Norm norm) {
    int extraRows = norm == Norm.NONE ? 1 : 3;
    Weights weights = Weights.zeros(lanes, start.inputs(), extraRows, start.outputs());
    Panels transposed =
        lowest ? new Panels(lanes, 1, 1) : new Panels(lanes, start.outputs(), start.inputs());
    Tile whole = Tile.whole(weights.values());
    TrainingLayer layer = new TrainingLayer(weights, transposed, norm, whole);
    layer.load(start);
    layer.transpose(whole);
    return layer;
  }

  /** Returns the same layer with biases that decay like its weights. */
  TrainingLayer withDecayingBiases() {
    return new TrainingLayer(weights.withDecayingBiases(), transposed, norm, whole);
  }

  /** Returns the number of inputs. */
  int inputs() {
    return weights.inputs();
  }

  /** Returns the number of outputs. */
  int outputs() {
    return weights.values().columns();
  }

  /** Returns the row of the biases. */
  int biasRow() {
    return inputs();
  }

  /** Returns the row of the norm's scales. */
  int scaleRow() {
    return inputs() + 1;
  }

  /** Returns the row of the norm's shifts. */
  int shiftRow() {
    return inputs() + 2;
  }

  /** Brings the transposed weights up to date. */
  void transpose(Tile tile) {
    if (transposed.columns() == inputs() && transposed.capacity() == outputs()) {
      transposed.transpose(weights.values(), tile);
    }
  }

  /** Returns a copy of a row of the weights, of as many numbers as there are outputs. */
  float[] row(int row) {
    return row(weights.values(), row);
  }

  private float[] row(Panels panels, int row) {
    float[] numbers = new float[outputs()];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = panels.get(row, j);
    }
    return numbers;
  }

  /** Writes row by row, which is the same whatever the width of the processor's vectors. */
  @Override
  public void save(StateWriter out) throws IOException {
    for (Panels panels : state()) {
      for (int row = 0; row < rows(); row++) {
        out.floats(row(panels, row));
      }
    }
  }

  @Override
  public void restore(StateReader in) throws IOException {
    float[] numbers = new float[outputs()];
    for (Panels panels : state()) {
      for (int row = 0; row < rows(); row++) {
        in.floats(numbers);
        load(panels, row, numbers);
      }
    }
    transpose(whole);
  }

  private List<Panels> state() {
    return List.of(weights.values(), weights.first(), weights.second());
  }

  private int rows() {
    return norm == Norm.NONE ? inputs() + 1 : inputs() + 3;
  }

  /** Returns a copy of the weights as they are now; a batch norm has to be folded in. */
  DenseLayer toDense() {
    float[] dense = new float[inputs() * outputs()];
    for (int i = 0; i < inputs(); i++) {
      System.arraycopy(row(i), 0, dense, i * outputs(), outputs());
    }
    Optional<LayerNorm> layerNorm =
        norm == Norm.LAYER
            ? Optional.of(new LayerNorm(row(scaleRow()), row(shiftRow())))
            : Optional.empty();
    return new DenseLayer(dense, row(biasRow()), layerNorm);
  }

  private void load(DenseLayer start) {
    float[] dense = start.weights();
    for (int i = 0; i < inputs(); i++) {
      for (int j = 0; j < outputs(); j++) {
        weights.values().set(i, j, dense[i * outputs() + j]);
      }
    }
    load(biasRow(), start.biases());
    if (norm != Norm.NONE) {
      Optional<LayerNorm> given = start.norm();
      for (int j = 0; j < outputs(); j++) {
        weights.values().set(scaleRow(), j, 1);
      }
      given.ifPresent(layerNorm -> load(scaleRow(), layerNorm.scale()));
      given.ifPresent(layerNorm -> load(shiftRow(), layerNorm.shift()));
    }
  }

  private void load(int row, float[] numbers) {
    load(weights.values(), row, numbers);
  }

  private static void load(Panels panels, int row, float[] numbers) {
    for (int j = 0; j < numbers.length; j++) {
      panels.set(row, j, numbers[j]);
    }
  }
}
