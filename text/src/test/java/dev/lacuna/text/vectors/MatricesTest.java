package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.text.TermWeights;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class MatricesTest {
  /** Rows (0 1 2), (0 0 0) and (3 0 0). */
  private static final SparseMatrix SPARSE =
      SparseMatrix.of(
          List.of(
              new TermWeights(new int[] {1, 2}, new float[] {1, 2}),
              new TermWeights(new int[0], new float[0]),
              new TermWeights(new int[] {0}, new float[] {3})),
          3);

  @Test
  void sparseTimesDense() {
    DenseMatrix x = new DenseMatrix(3, 2, new float[] {1, 2, 3, 4, 5, 6});

    assertThat(SPARSE.times(x).values()).containsExactly(13, 16, 0, 0, 3, 6);
    assertThat(SPARSE.rows()).isEqualTo(3);
    assertThat(SPARSE.columns()).isEqualTo(3);
  }

  @Test
  void transposedHasRowsForColumns() {
    assertThat(SPARSE.transposed().times(DenseMatrix.identity(3)).values())
        .containsExactly(0, 0, 3, 1, 0, 0, 2, 0, 0);
  }

  @Test
  void onlyZerosAreZero() {
    assertThat(SPARSE.isZero()).isFalse();
    assertThat(SparseMatrix.of(List.of(), 3).isZero()).isTrue();
    assertThat(SparseMatrix.of(List.of(new TermWeights(new int[1], new float[1])), 3).isZero())
        .isTrue();
  }

  @Test
  void denseProductsAreThoseComputedByHand() {
    DenseMatrix tall = new DenseMatrix(3, 2, new float[] {1, 2, 3, 4, 5, 6});
    RealMatrix square = new Array2DRowRealMatrix(new double[][] {{1, 2}, {0, 4}});

    assertThat(tall.transposeTimes(tall).getData())
        .isDeepEqualTo(new double[][] {{35, 44}, {44, 56}});
    assertThat(tall.times(square).values()).containsExactly(1, 10, 3, 22, 5, 34);
    assertThat(tall.timesInverse(square).values()).containsExactly(1, 0, 3, -0.5f, 5, -1);
  }

  @Property(tries = 50)
  void productsAgreeWithThoseOfCommonsMath(
      @ForAll @IntRange(min = 1, max = 20) int rows,
      @ForAll @IntRange(min = 1, max = 70) int columns,
      @ForAll @IntRange(min = 1, max = 40) int others,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DenseMatrix one = DenseMatrix.gaussian(rows, columns, random);
    DenseMatrix other = DenseMatrix.gaussian(rows, others, random);

    RealMatrix difference =
        one.transposeTimes(other).subtract(real(one).transpose().multiply(real(other)));

    assertThat(difference.getNorm()).isLessThan(1e-10);
  }

  private static RealMatrix real(DenseMatrix matrix) {
    RealMatrix real = new Array2DRowRealMatrix(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.values().length; i++) {
      real.setEntry(i / matrix.columns(), i % matrix.columns(), matrix.values()[i]);
    }
    return real;
  }
}
