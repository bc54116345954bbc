package dev.lacuna.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseFeaturesTest {
  @Test
  void valuesAreRowAfterRow() {
    DenseFeatures features = new DenseFeatures(2, new float[] {1, 2, 3, 4, 5, 6});
    float[] target = {9, 9, 9, 9};

    features.copyRow(1, target, 1);

    assertThat(features.rows()).isEqualTo(3);
    assertThat(features.columns()).isEqualTo(2);
    assertThat(target).containsExactly(9, 3, 4, 9);
  }

  @Test
  void matrixMayHaveNoRows() {
    assertThat(new DenseFeatures(3, new float[0]).rows()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "0, 0", "-1, 2"})
  void valuesThatFillNoWholeRowsAreRefused(int columns, int values) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DenseFeatures(columns, new float[values]))
        .withMessage("values must fill whole rows, columns = %s, values = %s", columns, values);
  }
}
