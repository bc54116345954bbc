package dev.lacuna.train.fused;

import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.model.LayerNorm;

/** Mean and variance over the units of each row. */
final class LayerNormPass extends NormPass {
  private final float[] factors;

  LayerNormPass(TrainingLayer layer, Panels normalised, int capacity) {
    super(layer, normalised);
    this.factors = new float[capacity];
  }

  @Override
  void normalise(Panels sums, Panels result, RowRange rows) {
    for (int row = rows.from(); row < rows.to(); row++) {
      double total = 0;
      double squares = 0;
      for (int j = 0; j < units(); j++) {
        total += sums.get(row, j);
      }
      double mean = total / units();
      for (int j = 0; j < units(); j++) {
        double distance = sums.get(row, j) - mean;
        squares += distance * distance;
      }
      factors[row] = (float) (1 / Math.sqrt(squares / units() + LayerNorm.EPSILON));
      for (int j = 0; j < units(); j++) {
        result.set(row, j, (float) (sums.get(row, j) - mean) * factors[row]);
      }
    }
  }

  @Override
  void unnormalise(Panels slopes, Panels result, RowRange rows) {
    for (int row = rows.from(); row < rows.to(); row++) {
      double total = 0;
      double products = 0;
      for (int j = 0; j < units(); j++) {
        total += slopes.get(row, j);
        products += slopes.get(row, j) * result.get(row, j);
      }
      for (int j = 0; j < units(); j++) {
        double pull = (total + result.get(row, j) * products) / units();
        slopes.set(row, j, (float) (factors[row] * (slopes.get(row, j) - pull)));
      }
    }
  }
}
