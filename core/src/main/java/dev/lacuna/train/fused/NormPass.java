package dev.lacuna.train.fused;

import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.model.Norm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The norm of one layer for the rows of one slice: brings sums to mean 0 and variance 1, scales and
 * shifts them, and takes slopes back. It adds up the gradient of scales and shifts.
 */
abstract class NormPass {
  private final TrainingLayer layer;
  private final Panels normalised;
  private final float[] scaleGradient;
  private final float[] shiftGradient;

  NormPass(TrainingLayer layer, Panels normalised) {
    this.layer = layer;
    this.normalised = normalised;
    this.scaleGradient = new float[layer.outputs()];
    this.shiftGradient = new float[layer.outputs()];
  }

  /** Returns the norms of a trunk, one per layer; none where the architecture has none. */
  static List<NormPass> of(List<TrainingLayer> layers, Activations activations, int capacity) {
    List<NormPass> passes = new ArrayList<>();
    for (int l = 0; l + 1 < layers.size(); l++) {
      TrainingLayer layer = layers.get(l);
      if (layer.norm() == Norm.LAYER) {
        passes.add(new LayerNormPass(layer, activations.normalised(l + 1), capacity));
      } else if (layer.norm() == Norm.BATCH) {
        passes.add(new BatchNormPass(layer, activations.normalised(l + 1)));
      }
    }
    return passes;
  }

  /** Forgets the gradient of the step before. */
  void begin() {
    Arrays.fill(scaleGradient, 0);
    Arrays.fill(shiftGradient, 0);
  }

  /** Replaces sums by what the norm makes of them. */
  final void forward(Panels sums, RowRange rows) {
    normalise(sums, normalised, rows);
    for (int j = 0; j < layer.outputs(); j++) {
      float scale = layer.weights().values().get(layer.scaleRow(), j);
      float shift = layer.weights().values().get(layer.shiftRow(), j);
      for (int row = rows.from(); row < rows.to(); row++) {
        sums.set(row, j, scale * normalised.get(row, j) + shift);
      }
    }
  }

  /** Replaces slopes at what the norm gave out by slopes at the sums it was given. */
  final void backward(Panels slopes, RowRange rows) {
    for (int j = 0; j < layer.outputs(); j++) {
      float scale = layer.weights().values().get(layer.scaleRow(), j);
      for (int row = rows.from(); row < rows.to(); row++) {
        float slope = slopes.get(row, j);
        scaleGradient[j] += slope * normalised.get(row, j);
        shiftGradient[j] += slope;
        slopes.set(row, j, slope * scale);
      }
    }
    unnormalise(slopes, normalised, rows);
  }

  /** Adds what the slice found to the gradient of a unit's scale and shift. */
  final void addGradient(Panels gradient, int from, int to) {
    for (int j = from; j < Math.min(to, layer.outputs()); j++) {
      gradient.data()[gradient.at(layer.scaleRow(), j)] += scaleGradient[j];
      gradient.data()[gradient.at(layer.shiftRow(), j)] += shiftGradient[j];
    }
  }

  /** Returns the number of units. */
  final int units() {
    return layer.outputs();
  }

  /** Writes sums of mean 0 and variance 1. */
  abstract void normalise(Panels sums, Panels result, RowRange rows);

  /** Takes slopes at normalised sums back to slopes at the sums, in place. */
  abstract void unnormalise(Panels slopes, Panels result, RowRange rows);
}
