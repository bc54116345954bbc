package dev.lacuna.train.fused;

import dev.lacuna.loss.Targets;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.Arrays;

/** A part of a batch: takes its blocks of rows forward and back, and adds up their gradient. */
final class Slice {
  /**
   * Slopes below this are taken for zero. Small as they are, their products would be denormal
   * numbers, which processors handle a hundred times slower, and Java cannot make them flush.
   */
  private static final double NEGLIGIBLE = 1e-12;

  private final Problem problem;
  private final Parameters parameters;
  private final Parameters gradient;
  private final float[][][] units;
  private final float[][][] slopes;
  private final Dropout dropout;
  private final float[] row;
  private final double[] logits;
  private final double[] logitSlopes;

  Slice(Problem problem, Parameters parameters) {
    Architecture architecture = problem.initial().architecture();
    this.problem = problem;
    this.parameters = parameters;
    this.gradient = parameters.zeros();
    this.units = block(architecture);
    this.slopes = block(architecture);
    this.dropout = new Dropout(architecture, units, problem.config().compute().seed());
    this.row = new float[architecture.inputs()];
    this.logits = new double[Kernels.ROWS * architecture.outputs()];
    this.logitSlopes = new double[logits.length];
  }

  /**
   * Returns working memory for a block: per layer, inputs included, and unit one number per row.
   */
  static float[][][] block(Architecture architecture) {
    return architecture.widths().stream()
        .map(width -> new float[width][Kernels.ROWS])
        .toArray(float[][][]::new);
  }

  /** Returns what {@link #run} added up. */
  Parameters gradient() {
    return gradient;
  }

  /**
   * One batch.
   *
   * @param rows of the train part
   * @param coefficients what the loss multiplies each head's sum by
   * @param step how many steps were taken before
   */
  @SuppressWarnings("ArrayRecordComponent") // read by slices during one step, never kept
  record Batch(int[] rows, double[] coefficients, long step) {}

  /** Takes blocks of a batch, from one up to another, and returns each head's sum of losses. */
  double[] run(Batch batch, int fromBlock, int toBlock) {
    gradient.clear();
    double[] sums = new double[batch.coefficients().length];
    for (int block = fromBlock; block < toBlock; block++) {
      int from = block * Kernels.ROWS;
      int to = Math.min(from + Kernels.ROWS, batch.rows().length);
      dropout.begin(batch.step(), block);
      double[] blockSums = run(batch, Arrays.copyOfRange(batch.rows(), from, to));
      for (int t = 0; t < sums.length; t++) {
        sums[t] += blockSums[t];
      }
    }
    return sums;
  }

  private double[] run(Batch batch, int[] rows) {
    load(rows);
    forward(rows.length);
    Targets targets = problem.targets().select(rows);
    double[] sums =
        problem.loss().accumulate(targets, batch.coefficients(), logits(rows.length), logitSlopes);
    loadSlopes(rows.length);
    backward(rows.length);
    return sums;
  }

  private void load(int[] rows) {
    for (int r = 0; r < rows.length; r++) {
      problem.features().copyRow(rows[r], row, 0);
      for (int i = 0; i < row.length; i++) {
        units[0][i][r] = row[i];
      }
    }
  }

  private void forward(int rows) {
    int last = parameters.weights().length - 1;
    for (int l = 0; l <= last; l++) {
      Kernels.forward(
          dropout.passed(l), parameters.weights()[l], parameters.biases()[l], units[l + 1], rows);
      if (l < last) {
        activate(units[l + 1], rows);
        dropout.drop(l + 1, rows);
      }
    }
  }

  private void backward(int rows) {
    for (int l = parameters.weights().length - 1; l >= 0; l--) {
      Kernels.addGradient(dropout.passed(l), slopes[l + 1], gradient.weights()[l], rows);
      Kernels.addBiasGradient(slopes[l + 1], gradient.biases()[l], rows);
      if (l > 0) {
        Kernels.backward(slopes[l + 1], parameters.weights()[l], slopes[l], rows);
        dropout.scale(l, slopes[l], rows);
        deactivate(units[l], slopes[l], rows);
      }
    }
  }

  private void activate(float[][] sums, int rows) {
    Activation activation = problem.initial().architecture().activation();
    for (float[] unit : sums) {
      for (int r = 0; r < rows; r++) {
        unit[r] = activation.apply(unit[r]);
      }
    }
  }

  private void deactivate(float[][] activated, float[][] slopesOfLayer, int rows) {
    Activation activation = problem.initial().architecture().activation();
    for (int u = 0; u < activated.length; u++) {
      float[] unit = activated[u];
      float[] slope = slopesOfLayer[u];
      for (int r = 0; r < rows; r++) {
        slope[r] *= activation.derivativeAt(unit[r]);
      }
    }
  }

  /** Returns the last layer as the loss wants it, row by row. */
  private double[] logits(int rows) {
    float[][] last = units[units.length - 1];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < last.length; j++) {
        logits[r * last.length + j] = last[j][r];
      }
    }
    return logits;
  }

  private void loadSlopes(int rows) {
    float[][] last = slopes[slopes.length - 1];
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < last.length; j++) {
        double slope = logitSlopes[r * last.length + j];
        last[j][r] = Math.abs(slope) < NEGLIGIBLE ? 0 : (float) slope;
      }
    }
  }
}
