package dev.lacuna.train.fused;

import dev.lacuna.kernel.Panels;
import dev.lacuna.kernel.RowRange;
import dev.lacuna.model.LayerNorm;
import java.util.Arrays;

/** Mean and variance of each unit over the rows of a block. */
final class BatchNormPass extends NormPass {
  private final float[] factors;
  private final double[] means;
  private final double[] variances;
  private int rows;

  BatchNormPass(TrainingLayer layer, Panels normalised) {
    super(layer, normalised);
    this.factors = new float[layer.outputs()];
    this.means = new double[layer.outputs()];
    this.variances = new double[layer.outputs()];
  }

  @Override
  void begin() {
    super.begin();
    Arrays.fill(means, 0);
    Arrays.fill(variances, 0);
    rows = 0;
  }

  /** Returns the rows of the step so far. */
  int rows() {
    return rows;
  }

  /** Returns the means over blocks, times their rows, summed up. */
  double[] means() {
    return means;
  }

  /** Returns the variances within blocks, times their rows, summed up. */
  double[] variances() {
    return variances;
  }

  @Override
  void normalise(Panels sums, Panels result, RowRange block) {
    rows += block.size();
    for (int j = 0; j < units(); j++) {
      double total = 0;
      double squares = 0;
      for (int row = block.from(); row < block.to(); row++) {
        total += sums.get(row, j);
      }
      double mean = total / block.size();
      for (int row = block.from(); row < block.to(); row++) {
        double distance = sums.get(row, j) - mean;
        squares += distance * distance;
      }
      means[j] += total;
      variances[j] += squares;
      factors[j] = (float) (1 / Math.sqrt(squares / block.size() + LayerNorm.EPSILON));
      for (int row = block.from(); row < block.to(); row++) {
        result.set(row, j, (float) (sums.get(row, j) - mean) * factors[j]);
      }
    }
  }

  @Override
  void unnormalise(Panels slopes, Panels result, RowRange block) {
    for (int j = 0; j < units(); j++) {
      double total = 0;
      double products = 0;
      for (int row = block.from(); row < block.to(); row++) {
        total += slopes.get(row, j);
        products += slopes.get(row, j) * result.get(row, j);
      }
      for (int row = block.from(); row < block.to(); row++) {
        double pull = (total + result.get(row, j) * products) / block.size();
        slopes.set(row, j, (float) (factors[j] * (slopes.get(row, j) - pull)));
      }
    }
  }
}
