package dev.lacuna.train.fused;

import dev.lacuna.io.Resumable;
import dev.lacuna.io.StateReader;
import dev.lacuna.io.StateWriter;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.LayerNorm;
import java.io.IOException;
import java.util.List;

/**
 * What a batch norm's units have on average, by which a trained network normalises single rows:
 * means and variances of the steps so far, each step counting a tenth.
 */
final class RunningStatistics implements Resumable {
  private static final double SHARE = 0.1;

  private final double[] means;
  private final double[] variances;
  private boolean isEmpty = true;

  RunningStatistics(int units) {
    this.means = new double[units];
    this.variances = new double[units];
  }

  /** Takes in a step, of which every slice knows a part. */
  void add(List<BatchNormPass> slices) {
    int rows = slices.stream().mapToInt(BatchNormPass::rows).sum();
    double share = isEmpty ? 1 : SHARE;
    isEmpty = false;
    for (int j = 0; j < means.length; j++) {
      double mean = 0;
      double variance = 0;
      for (BatchNormPass slice : slices) {
        mean += slice.means()[j];
        variance += slice.variances()[j];
      }
      means[j] += share * (mean / rows - means[j]);
      variances[j] += share * (variance / rows - variances[j]);
    }
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.flag(isEmpty);
    out.doubles(means);
    out.doubles(variances);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    isEmpty = in.flag();
    in.doubles(means);
    in.doubles(variances);
  }

  /** Returns a layer that does what the layer and its batch norm do. */
  DenseLayer fold(TrainingLayer layer) {
    DenseLayer dense = layer.toDense();
    float[] scale = layer.row(layer.scaleRow());
    float[] biases = layer.row(layer.shiftRow());
    float[] weights = dense.weights();
    float[] before = dense.biases();
    for (int j = 0; j < biases.length; j++) {
      double factor = isEmpty ? scale[j] : scale[j] / Math.sqrt(variances[j] + LayerNorm.EPSILON);
      biases[j] += (float) (factor * (before[j] - means[j]));
      for (int at = j; at < weights.length; at += biases.length) {
        weights[at] *= (float) factor;
      }
    }
    return new DenseLayer(weights, biases);
  }
}
