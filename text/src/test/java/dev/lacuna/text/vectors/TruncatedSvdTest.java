package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.text.TermWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class TruncatedSvdTest {
  /** More rows than this are too many for the exact way to so few values. */
  private static final int MANY_ROWS = 60;

  private static final int FEW = 6;

  @Property(tries = 100)
  void smallMatrixHasTheSingularValuesOfTheDenseDecomposition(
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 30) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rank,
      @ForAll @IntRange(min = 1, max = 14) int most,
      @ForAll long seed) {
    assertDecomposes(product(rows, rank, columns, 1, new Random(seed)), most);
  }

  @Property(tries = 30)
  void matrixOfLowRankIsFoundExactlyByChance(
      @ForAll @IntRange(min = 1, max = 40) int columns,
      @ForAll @IntRange(min = 1, max = 12) int rank,
      @ForAll long seed) {
    assertDecomposes(product(MANY_ROWS, rank, columns, 1, new Random(seed)), FEW);
  }

  @Property(tries = 30)
  void largestValuesOfAFullMatrixAreFoundByChance(@ForAll long seed) {
    assertDecomposes(product(MANY_ROWS, 40, 40, 0.7, new Random(seed)), FEW);
    assertDecomposes(product(MANY_ROWS, 60, 90, 0.7, new Random(seed)), FEW);
  }

  /** Of a diagonal matrix they are the numbers on the diagonal. */
  @Test
  void valuesDescendAndBelongToTheirVectors() {
    TruncatedSvd svd =
        TruncatedSvd.of(sparse(new double[][] {{0, 2, 0}, {0, 0, 0}, {3, 0, 0}}), 5, 1);

    assertThat(svd.values()).hasSize(2);
    assertThat(svd.values()[0]).isCloseTo(3, within(1e-6));
    assertThat(svd.values()[1]).isCloseTo(2, within(1e-6));
    assertThat(magnitudes(svd.right())).containsExactly(1, 0, 0, 1, 0, 0);
    assertThat(magnitudes(svd.weighted(2))).containsExactly(9, 0, 0, 4, 0, 0);
  }

  @Test
  void noiseOfTheArithmeticIsNoSingularValue() {
    assertThat(TruncatedSvd.of(sparse(new double[][] {{1, 0}, {0, 5e-4}}), 2, 1).values())
        .hasSize(1);
    assertThat(TruncatedSvd.of(sparse(new double[][] {{1, 0}, {0, 5e-3}}), 2, 1).values())
        .hasSize(2);
  }

  @Test
  void zerosHaveNoSingularValues() {
    for (int rows : new int[] {0, 3, MANY_ROWS}) {
      TruncatedSvd svd = TruncatedSvd.of(sparse(new double[rows][4]), 2, 1);

      assertThat(svd.values()).isEmpty();
      assertThat(svd.weighted(1).columns()).isZero();
    }
    SparseMatrix writtenZeros =
        SparseMatrix.of(List.of(new TermWeights(new int[] {1}, new float[] {0})), 2);
    assertThat(TruncatedSvd.of(writtenZeros, 2, 1).values()).isEmpty();
  }

  @Test
  void oneRowAmongManyEmptyOnesIsFound() {
    double[][] numbers = new double[MANY_ROWS][4];
    numbers[7] = new double[] {0.6, 0, 0, 0.8};

    TruncatedSvd svd = TruncatedSvd.of(sparse(numbers), FEW, 1);

    assertThat(svd.values()).hasSize(1);
    assertThat(svd.values()[0]).isCloseTo(1, within(1e-5));
  }

  @Test
  void scaleOfTheMatrixIsThatOfTheValues() {
    RealMatrix dense = product(MANY_ROWS, 4, 9, 1, new Random(5));
    double[] values = TruncatedSvd.of(sparse(dense.getData()), FEW, 1).values();

    for (double scale : new double[] {1e-8, 1e8}) {
      double[] scaled =
          TruncatedSvd.of(sparse(dense.scalarMultiply(scale).getData()), FEW, 1).values();
      assertThat(scaled).hasSize(4);
      assertThat(scaled[3] / scale).isCloseTo(values[3], within(1e-4 * values[0]));
    }
  }

  @Test
  void moreMayBeAskedForThanThereCanBe() {
    assertThat(
            TruncatedSvd.of(sparse(new double[][] {{1, 2}, {3, 4}}), Integer.MAX_VALUE, 1).values())
        .hasSize(2);
  }

  @Test
  void numberOfThreadsChangesNoBit() throws Exception {
    SparseMatrix matrix = sparse(product(200, 50, 120, 0.9, new Random(3)).getData());
    TruncatedSvd alone = inPool(1, matrix);

    for (int threads : new int[] {2, 5}) {
      TruncatedSvd together = inPool(threads, matrix);
      assertThat(together.values()).isEqualTo(alone.values());
      assertThat(together.right().values()).isEqualTo(alone.right().values());
    }
  }

  /** Streams work on the threads of the pool that they are begun in. */
  private static TruncatedSvd inPool(int threads, SparseMatrix matrix) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> TruncatedSvd.of(matrix, 20, 9)).get();
    } finally {
      pool.shutdown();
    }
  }

  /**
   * Singular values come from eigenvalues of a matrix in floats, hence what is certain is how far
   * their squares are off, as a share of the largest.
   */
  private static void assertDecomposes(RealMatrix dense, int most) {
    TruncatedSvd svd = TruncatedSvd.of(sparse(dense.getData()), most, 7);
    double[] values = svd.values();
    double[] exact = new SingularValueDecomposition(dense).getSingularValues();

    assertThat(values).hasSizeLessThanOrEqualTo(Math.min(most, exact.length));
    for (int k = 0; k < Math.min(most, exact.length); k++) {
      double square = k < values.length ? values[k] * values[k] : 0;
      assertThat(square / exact[0] / exact[0])
          .isCloseTo(exact[k] * exact[k] / exact[0] / exact[0], within(1e-5));
    }
    assertOrthonormal(svd);
    assertBelong(dense, svd);
  }

  private static void assertOrthonormal(TruncatedSvd svd) {
    RealMatrix products = svd.right().transposeTimes(svd.right());
    double[] values = svd.values();
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < values.length; k++) {
        double tolerance = 1e-5 * values[0] * values[0] / values[i] / values[k];
        assertThat(products.getEntry(i, k)).isCloseTo(i == k ? 1 : 0, within(tolerance));
      }
    }
  }

  /** The matrix stretches each right singular vector by its singular value. */
  private static void assertBelong(RealMatrix dense, TruncatedSvd svd) {
    double[] values = svd.values();
    for (int k = 0; k < values.length; k++) {
      double[] vector = new double[dense.getColumnDimension()];
      for (int row = 0; row < vector.length; row++) {
        vector[row] = svd.right().values()[row * values.length + k];
      }
      double length = Math.sqrt(Arrays.stream(dense.operate(vector)).map(x -> x * x).sum());
      assertThat(length).isCloseTo(values[k], within(1e-4 * values[0] * values[0] / values[k]));
    }
  }

  /** Returns a random matrix of a rank at most, whose directions lose weight by the decay. */
  private static RealMatrix product(int rows, int rank, int columns, double decay, Random random) {
    RealMatrix left = gaussian(rows, rank, random);
    for (int k = 0; k < rank; k++) {
      left.setColumnVector(k, left.getColumnVector(k).mapMultiply(Math.pow(decay, k)));
    }
    return rounded(left.multiply(gaussian(rank, columns, random)));
  }

  private static RealMatrix gaussian(int rows, int columns, Random random) {
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      Arrays.setAll(row, column -> random.nextGaussian());
    }
    return new Array2DRowRealMatrix(numbers, false);
  }

  private static RealMatrix rounded(RealMatrix matrix) {
    double[][] numbers = matrix.getData();
    for (double[] row : numbers) {
      Arrays.setAll(row, column -> (float) row[column]);
    }
    return new Array2DRowRealMatrix(numbers, false);
  }

  private static SparseMatrix sparse(double[][] numbers) {
    int columns = numbers.length == 0 ? 1 : numbers[0].length;
    return SparseMatrix.of(Arrays.stream(numbers).map(TruncatedSvdTest::row).toList(), columns);
  }

  private static TermWeights row(double[] numbers) {
    int[] indices = IntStream.range(0, numbers.length).filter(i -> numbers[i] != 0).toArray();
    float[] weights = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      weights[i] = (float) numbers[indices[i]];
    }
    return new TermWeights(indices, weights);
  }

  private static int[] magnitudes(DenseMatrix matrix) {
    return IntStream.range(0, matrix.values().length)
        .map(i -> Math.round(Math.abs(matrix.values()[i])))
        .toArray();
  }
}
