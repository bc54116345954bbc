package dev.lacuna.train.fused;

import java.util.Arrays;

/**
 * The arithmetic of one layer over one block of rows. A block is stored unit by unit, {@link #ROWS}
 * numbers each in an array of its own, so that every inner loop runs over rows side by side,
 * whatever the layer's width: the compiler turns such loops into vector instructions, which it does
 * not where one array is read at several offsets.
 */
final class Kernels {
  /** Rows of a block: its units and slopes stay in the cache from the first layer to the last. */
  static final int ROWS = 256;

  private Kernels() {}

  /** Writes {@code z_j = b_j + Σ_i x_i w_ij} for the first rows of a block. */
  static void forward(float[][] x, float[] weights, float[] biases, float[][] z, int rows) {
    for (int j = 0; j < z.length; j++) {
      Arrays.fill(z[j], 0, rows, biases[j]);
      weightedSum(x, weights, new Run(j, z.length), z[j], rows);
    }
  }

  /** Writes the slopes at a layer's inputs, {@code s_i = Σ_j w_ij s_j}. */
  static void backward(float[][] slopes, float[] weights, float[][] below, int rows) {
    for (int i = 0; i < below.length; i++) {
      Arrays.fill(below[i], 0, rows, 0);
      weightedSum(slopes, weights, new Run(i * slopes.length, 1), below[i], rows);
    }
  }

  /** Adds the gradient of the weights, {@code Σ_rows x_i s_j}. */
  static void addGradient(float[][] x, float[][] slopes, float[] gradient, int rows) {
    int outputs = slopes.length;
    for (int j = 0; j < outputs; j++) {
      int i = 0;
      for (; i + 7 < x.length; i += 8) {
        addEightProducts(x, i, slopes[j], gradient, i * outputs + j, outputs, rows);
      }
      for (; i < x.length; i++) {
        gradient[i * outputs + j] += product(x[i], slopes[j], rows);
      }
    }
  }

  /** Adds the gradient of the biases, {@code Σ_rows s_j}. */
  static void addBiasGradient(float[][] slopes, float[] gradient, int rows) {
    for (int j = 0; j < slopes.length; j++) {
      gradient[j] += sum(slopes[j], rows);
    }
  }

  /** Weights that stand at a first place and then at equal distances. */
  private record Run(int from, int stride) {}

  private static void weightedSum(
      float[][] units, float[] weights, Run run, float[] sum, int rows) {
    int u = 0;
    int at = run.from();
    for (; u + 3 < units.length; u += 4, at += 4 * run.stride()) {
      float w0 = weights[at];
      float w1 = weights[at + run.stride()];
      float w2 = weights[at + 2 * run.stride()];
      float w3 = weights[at + 3 * run.stride()];
      float[] u0 = units[u];
      float[] u1 = units[u + 1];
      float[] u2 = units[u + 2];
      float[] u3 = units[u + 3];
      for (int r = 0; r < rows; r++) {
        sum[r] += w0 * u0[r] + w1 * u1[r] + w2 * u2[r] + w3 * u3[r];
      }
    }
    for (; u < units.length; u++, at += run.stride()) {
      addScaled(units[u], weights[at], sum, rows);
    }
  }

  private static void addScaled(float[] unit, float weight, float[] sum, int rows) {
    for (int r = 0; r < rows; r++) {
      sum[r] += weight * unit[r];
    }
  }

  /** Eight products at once: eight chains of additions hide the latency of each. */
  private static void addEightProducts(
      float[][] x, int i, float[] slope, float[] gradient, int at, int stride, int rows) {
    float[] x0 = x[i];
    float[] x1 = x[i + 1];
    float[] x2 = x[i + 2];
    float[] x3 = x[i + 3];
    float[] x4 = x[i + 4];
    float[] x5 = x[i + 5];
    float[] x6 = x[i + 6];
    float[] x7 = x[i + 7];
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    for (int r = 0; r < rows; r++) {
      float s = slope[r];
      sum0 += x0[r] * s;
      sum1 += x1[r] * s;
      sum2 += x2[r] * s;
      sum3 += x3[r] * s;
      sum4 += x4[r] * s;
      sum5 += x5[r] * s;
      sum6 += x6[r] * s;
      sum7 += x7[r] * s;
    }
    gradient[at] += sum0;
    gradient[at + stride] += sum1;
    gradient[at + 2 * stride] += sum2;
    gradient[at + 3 * stride] += sum3;
    gradient[at + 4 * stride] += sum4;
    gradient[at + 5 * stride] += sum5;
    gradient[at + 6 * stride] += sum6;
    gradient[at + 7 * stride] += sum7;
  }

  private static float product(float[] x, float[] slope, int rows) {
    float sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += x[r] * slope[r];
    }
    return sum;
  }

  private static float sum(float[] slope, int rows) {
    float sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += slope[r];
    }
    return sum;
  }
}
