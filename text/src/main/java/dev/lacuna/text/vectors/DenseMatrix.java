package dev.lacuna.text.vectors;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A tall matrix of rows one after the other. What is wide and square is a matrix of doubles.
 *
 * @param rows 0 or more
 * @param columns 0 or more
 * @param values row-major
 */
@SuppressWarnings("ArrayRecordComponent") // it is written in place
record DenseMatrix(int rows, int columns, float[] values) {
  private static final int BAND = 32;

  /** Creates a matrix of zeros. */
  DenseMatrix(int rows, int columns) {
    this(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** Returns a matrix with ones on its diagonal. */
  static DenseMatrix identity(int size) {
    DenseMatrix identity = new DenseMatrix(size, size);
    for (int i = 0; i < size; i++) {
      identity.values[i * size + i] = 1;
    }
    return identity;
  }

  /** Returns a matrix of standard normal numbers. */
  static DenseMatrix gaussian(int rows, int columns, RandomGenerator random) {
    DenseMatrix matrix = new DenseMatrix(rows, columns);
    for (int i = 0; i < matrix.values.length; i++) {
      matrix.values[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  /** Returns thisᵀ · other, summed in doubles; both have the same rows. */
  RealMatrix transposeTimes(DenseMatrix other) {
    double[][] product = new double[columns][other.columns];
    int bands = (columns + BAND - 1) / BAND;
    IntStream.range(0, bands)
        .parallel()
        .forEach(
            band -> addProducts(other, product, band * BAND, Math.min(columns, (band + 1) * BAND)));
    return new Array2DRowRealMatrix(product, false);
  }

  private void addProducts(DenseMatrix other, double[][] product, int from, int to) {
    double[] row = new double[other.columns];
    for (int i = 0; i < rows; i++) {
      other.copyRow(i, row);
      for (int column = from; column < to; column++) {
        add(values[i * columns + column], row, product[column], 0);
      }
    }
  }

  /** Returns this · other. */
  DenseMatrix times(RealMatrix other) {
    double[][] factors = other.getData();
    DenseMatrix product = new DenseMatrix(rows, other.getColumnDimension());
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            i -> {
              double[] sum = new double[product.columns];
              for (int k = 0; k < columns; k++) {
                add(values[i * columns + k], factors[k], sum, 0);
              }
              product.setRow(i, sum);
            });
    return product;
  }

  /** Returns this · r⁻¹, for an upper triangle r. */
  DenseMatrix timesInverse(RealMatrix r) {
    double[][] triangle = r.getData();
    DenseMatrix solved = new DenseMatrix(rows, columns);
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            i -> {
              double[] row = new double[columns];
              copyRow(i, row);
              for (int k = 0; k < columns; k++) {
                row[k] /= triangle[k][k];
                add(-row[k], triangle[k], row, k + 1);
              }
              solved.setRow(i, row);
            });
    return solved;
  }

  private void copyRow(int row, double[] target) {
    for (int column = 0; column < columns; column++) {
      target[column] = values[row * columns + column];
    }
  }

  private void setRow(int row, double[] numbers) {
    for (int column = 0; column < columns; column++) {
      values[row * columns + column] = (float) numbers[column];
    }
  }

  private static void add(double factor, double[] numbers, double[] sum, int from) {
    for (int column = from; column < sum.length; column++) {
      sum[column] += factor * numbers[column];
    }
  }

  /** Returns the same without its first columns. */
  DenseMatrix withoutFirst(int count) {
    DenseMatrix rest = new DenseMatrix(rows, columns - count);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          values, row * columns + count, rest.values, row * rest.columns, rest.columns);
    }
    return rest;
  }
}
