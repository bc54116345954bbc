package dev.lacuna.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SparseFeaturesTest {
  @Test
  void nonZerosStandInTheirColumnsAndZerosAreWrittenToo() {
    // 0 7 0 5 / nothing / 0 0 3 0
    SparseFeatures features =
        new SparseFeatures(4, new int[] {0, 2, 2, 3}, new int[] {3, 1, 2}, new float[] {5, 7, 3});
    float[] target = {9, 9, 9, 9, 9, 9};

    features.copyRow(0, target, 1);
    assertThat(target).containsExactly(9, 0, 7, 0, 5, 9);
    features.copyRow(1, target, 1);
    assertThat(target).containsExactly(9, 0, 0, 0, 0, 9);
    features.copyRow(2, target, 1);
    assertThat(target).containsExactly(9, 0, 0, 3, 0, 9);
    assertThat(features.rows()).isEqualTo(3);
    assertThat(features.columns()).isEqualTo(4);
  }

  @Test
  void nonZerosComeInTheOrderOfTheirColumnsAndArraysThatAreGivenStayAsTheyAre() {
    int[] indices = {3, 0, 1};
    float[] values = {5, -2, 7};
    SparseFeatures features = new SparseFeatures(4, new int[] {0, 3}, indices, values);
    int[] columns = new int[3];
    float[] numbers = new float[3];

    features.copyNonZeros(0, columns, numbers, 0);

    assertThat(columns).containsExactly(0, 1, 3);
    assertThat(numbers).containsExactly(-2, 7, 5);
    assertThat(indices).containsExactly(3, 0, 1);
    assertThat(values).containsExactly(5, -2, 7);
  }

  @Test
  void aColumnMustBeAtMostOnceInARow() {
    assertRefused(
        () -> new SparseFeatures(4, new int[] {0, 1, 3}, new int[] {2, 2, 2}, new float[3]),
        "a column must be at most once in a row. Found column 2 again in row 1");
  }

  @Test
  void matrixMayHaveNoRows() {
    assertThat(new SparseFeatures(3, new int[1], new int[0], new float[0]).rows()).isZero();
  }

  @Test
  void matrixWithoutColumnsIsRefused() {
    assertRefused(
        () -> new SparseFeatures(0, new int[2], new int[0], new float[0]),
        "columns must be at least 1. Found 0");
  }

  @Test
  void startsMustEndAtTheNumberOfNonZeros() {
    String message = "starts must end at the number of non-zeros, indices = %d, values = %d";
    assertRefused(
        () -> new SparseFeatures(2, new int[] {0, 1}, new int[2], new float[2]),
        message.formatted(2, 2));
    assertRefused(
        () -> new SparseFeatures(2, new int[] {0, 2}, new int[1], new float[2]),
        message.formatted(1, 2));
    assertRefused(
        () -> new SparseFeatures(2, new int[0], new int[0], new float[0]), message.formatted(0, 0));
  }

  @Test
  void startsMustGoFromZeroUpwards() {
    assertRefused(
        () -> new SparseFeatures(2, new int[] {1, 2}, new int[2], new float[2]),
        "starts must go from 0 upwards. Found 1 for row 0");
    assertRefused(
        () -> new SparseFeatures(2, new int[] {0, 3, 1, 2}, new int[2], new float[2]),
        "starts must go from 0 upwards. Found 1 for row 2");
  }

  @Test
  void indicesMustBeColumns() {
    assertRefused(
        () -> new SparseFeatures(2, new int[] {0, 1}, new int[] {2}, new float[1]),
        "indices must be within 0 to 1");
    assertRefused(
        () -> new SparseFeatures(2, new int[] {0, 1}, new int[] {-1}, new float[1]),
        "indices must be within 0 to 1");
  }

  private static void assertRefused(ThrowingCallable matrix, String message) {
    assertThatIllegalArgumentException().isThrownBy(matrix).withMessage(message);
  }
}
