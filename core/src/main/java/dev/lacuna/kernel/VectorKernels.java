package dev.lacuna.kernel;

import static dev.lacuna.kernel.Vectors.LANES;
import static dev.lacuna.kernel.Vectors.load;

/** Kernels on the processor's vectors. */
final class VectorKernels extends Kernels {
  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public boolean isVectorised() {
    return true;
  }

  @Override
  public void multiply(Panels x, Panels w, Panels z, RowRange rows) {
    VectorProducts.multiply(x, w, z, rows);
  }

  @Override
  public void gradient(Product product, Panels gradient, Tile tile) {
    VectorProducts.gradient(product, gradient, tile);
  }

  @Override
  public void multiply(SparseRows x, Panels w, Panels z, Tile tile) {
    VectorProducts.multiply(x, w, z, tile);
  }

  @Override
  public void gradient(SparseRows x, Panels s, Panels gradient, Tile tile) {
    VectorProducts.gradient(x, s, gradient, tile);
  }

  @Override
  public void relu(Panels z, RowRange rows) {
    VectorFunctions.relu(z, rows);
  }

  @Override
  public void reluSlopes(Panels x, Panels slopes, float factor, RowRange rows) {
    VectorFunctions.reluSlopes(x, slopes, factor, rows);
  }

  @Override
  public void tanh(Panels z, Panels derivatives, RowRange rows) {
    VectorFunctions.tanh(z, derivatives, rows);
  }

  @Override
  public void gelu(Panels z, Panels derivatives, RowRange rows) {
    VectorFunctions.gelu(z, derivatives, rows);
  }

  @Override
  public void exp(double[] numbers, int count) {
    VectorFunctions.exp(numbers, count);
  }

  @Override
  public void multiplyBy(Panels factors, Panels product, RowRange rows) {
    for (int panel = 0; panel < product.panels(); panel++) {
      int to = product.start(panel, rows.to());
      for (int at = product.start(panel, rows.from()); at < to; at += LANES) {
        load(product.data(), at).mul(load(factors.data(), at)).intoArray(product.data(), at);
      }
    }
  }

  @Override
  public void add(Panels part, Panels sum, Tile tile) {
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = sum.start(panel, tile.fromRow());
      add(part.data(), sum.data(), from, sum.start(panel, tile.toRow()));
    }
  }

  private static void add(float[] part, float[] sum, int from, int to) {
    for (int at = from; at < to; at += LANES) {
      load(sum, at).add(load(part, at)).intoArray(sum, at);
    }
  }

  @Override
  public double sumOfSquares(Panels matrix, Tile tile) {
    double sum = 0;
    for (int panel = tile.fromPanel(); panel < tile.toPanel(); panel++) {
      int from = matrix.start(panel, tile.fromRow());
      sum += sumOfSquares(matrix.data(), from, matrix.start(panel, tile.toRow()));
    }
    return sum;
  }

  /** Not on vectors: in which order they add up their lanes is not defined. */
  private static double sumOfSquares(float[] numbers, int from, int to) {
    double a = 0, b = 0, c = 0, d = 0;
    for (int at = from; at < to; at += 4) {
      a += (double) numbers[at] * numbers[at];
      b += (double) numbers[at + 1] * numbers[at + 1];
      c += (double) numbers[at + 2] * numbers[at + 2];
      d += (double) numbers[at + 3] * numbers[at + 3];
    }
    return (a + b) + (c + d);
  }

  @Override
  public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    return VectorRows.dot(a, aFrom, b, bFrom, length);
  }

  @Override
  public void addScaled(float[] y, int yFrom, float[] x, int xFrom, float factor, int length) {
    VectorRows.addScaled(y, yFrom, x, xFrom, factor, length);
  }

  @Override
  public void dots(RowPairs pairs) {
    VectorRows.dots(pairs);
  }

  @Override
  public void exchange(RowPairs pairs) {
    VectorRows.exchange(pairs);
  }

  @Override
  public void adam(Weights weights, StepRates rates, Tile tile) {
    VectorSteps.adam(weights, rates, tile);
  }

  @Override
  public void momentum(Weights weights, StepRates rates, Tile tile) {
    VectorSteps.momentum(weights, rates, tile);
  }
}
