package dev.lacuna.text.vectors;

import static org.apache.commons.math3.linear.CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD;

import dev.lacuna.data.Randomness;
import java.util.function.LongConsumer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The largest singular values of a sparse matrix a ≈ u·s·vᵀ, and what belongs to them, by
 * randomized subspace iteration (N. Halko, P.-G. Martinsson, J. A. Tropp, Finding Structure with
 * Randomness, 2011, algorithm 4.4). Exact where the matrix has no more rows than are asked for.
 *
 * @param values singular values, descending, all above 0
 * @param right the right singular vectors v, columns of the matrix × values
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to the one who asks
record TruncatedSvd(double[] values, DenseMatrix right) {
  private static final int OVERSAMPLING = 20;
  private static final int ITERATIONS = 4;

  /** The iterations, the eigenvalues, and the vectors that belong to them. */
  static final int STEPS = ITERATIONS + 2;

  /** Singular values below this share of the largest are noise of the arithmetic. */
  private static final double SMALLEST = 1e-3;

  /** Keeps a Gram matrix positive definite where columns depend on each other. */
  private static final double RIDGE = 1e-10;

  /**
   * Returns at most so many singular values as are asked for; fewer where the rank is less.
   *
   * @param most 1 or more
   */
  static TruncatedSvd of(SparseMatrix matrix, int most, long seed) {
    return of(matrix, most, seed, steps -> {});
  }

  /**
   * Does the same.
   *
   * @param stepped hears how many of {@link #STEPS}, which take about as long each, are done
   */
  static TruncatedSvd of(SparseMatrix matrix, int most, long seed, LongConsumer stepped) {
    if (matrix.isZero()) {
      return new TruncatedSvd(new double[0], new DenseMatrix(matrix.columns(), 0));
    }
    SparseMatrix transposed = matrix.transposed();
    int columns = Math.min(most, matrix.rows()) + OVERSAMPLING;
    DenseMatrix basis =
        matrix.rows() <= columns
            ? DenseMatrix.identity(matrix.rows())
            : iterate(
                matrix,
                transposed,
                DenseMatrix.gaussian(matrix.rows(), columns, Randomness.of(seed, "truncated-svd")),
                stepped);
    DenseMatrix image = matrix.times(transposed.times(basis));
    EigenDecomposition eigen = new EigenDecomposition(symmetric(basis.transposeTimes(image)));
    stepped.accept(ITERATIONS + 1);
    double[] squares = eigen.getRealEigenvalues();
    int rank = rank(squares, most);
    double[] values = new double[rank];
    RealMatrix rotation = new Array2DRowRealMatrix(basis.columns(), rank);
    for (int k = 0; k < rank; k++) {
      values[k] = Math.sqrt(squares[k]);
      rotation.setColumnVector(k, eigen.getEigenvector(k).mapDivide(values[k]));
    }
    DenseMatrix right = transposed.times(basis.times(rotation));
    stepped.accept(STEPS);
    return new TruncatedSvd(values, right);
  }

  /** Returns orthonormal columns that span about what the largest left singular vectors span. */
  private static DenseMatrix iterate(
      SparseMatrix matrix, SparseMatrix transposed, DenseMatrix start, LongConsumer stepped) {
    DenseMatrix basis = start;
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      basis = orthonormal(matrix.times(transposed.times(basis)));
      stepped.accept(iteration);
    }
    return basis;
  }

  /**
   * By the Cholesky factor of the Gram matrix: q = y·r⁻¹ where yᵀy = rᵀr. What is too small for a
   * pivot is up to the ridge, which goes with the matrix, and not to a number of the decomposition.
   */
  private static DenseMatrix orthonormal(DenseMatrix columns) {
    RealMatrix gram = symmetric(columns.transposeTimes(columns));
    double ridge = RIDGE * gram.getTrace();
    for (int k = 0; k < columns.columns(); k++) {
      gram.addToEntry(k, k, ridge);
    }
    return columns.timesInverse(
        new CholeskyDecomposition(gram, DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, 0).getLT());
  }

  /** Rounding may have made the halves differ. */
  private static RealMatrix symmetric(RealMatrix matrix) {
    return matrix.add(matrix.transpose()).scalarMultiply(0.5);
  }

  private static int rank(double[] squares, int most) {
    int rank = 0;
    double least = squares.length == 0 ? 0 : squares[0] * SMALLEST * SMALLEST;
    while (rank < Math.min(most, squares.length) && squares[rank] > least) {
      rank++;
    }
    return rank;
  }

  /** Returns the right singular vectors, each multiplied by a power of its singular value. */
  DenseMatrix weighted(double power) {
    float[] weighted = right.values().clone();
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] *= (float) Math.pow(values[i % values.length], power);
    }
    return new DenseMatrix(right.rows(), right.columns(), weighted);
  }
}
