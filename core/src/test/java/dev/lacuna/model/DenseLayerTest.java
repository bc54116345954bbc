package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseLayerTest {
  @Test
  void copiesOfTheWeightsMayBeChanged() {
    DenseLayer layer = new DenseLayer(new float[] {1, 2}, new float[] {3});

    layer.weights()[0] = 9;
    layer.biases()[0] = 9;

    assertThat(layer.weights()).containsExactly(1, 2);
    assertThat(layer.biases()).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void singleNumberThatIsNotFiniteIsNoticed(float number) {
    assertThat(new DenseLayer(new float[] {1, 2}, new float[] {3}).isFinite()).isTrue();
    assertThat(new DenseLayer(new float[] {1, number}, new float[] {3}).isFinite()).isFalse();
    assertThat(new DenseLayer(new float[] {1, 2}, new float[] {number}).isFinite()).isFalse();
    LayerNorm scale = new LayerNorm(new float[] {number}, new float[] {0});
    LayerNorm shift = new LayerNorm(new float[] {1}, new float[] {number});
    for (LayerNorm norm : List.of(scale, shift)) {
      assertThat(new DenseLayer(new float[] {1, 2}, new float[] {3}, Optional.of(norm)).isFinite())
          .isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "0, 2", "2, 0", "0, 0"})
  void weightsThatFillNoWholeRowsAreRefused(int weights, int biases) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DenseLayer(new float[weights], new float[biases]))
        .withMessage(
            "weights must be inputs × outputs, weights = %s, biases = %s", weights, biases);
  }
}
