package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellWeightsTest {
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(
              LabelSchema.of(
                  BinaryHead.of("a", MaskValue.number(-1)),
                  BinaryHead.of("b", MaskValue.number(-1))))
          .add("1", 1, -1)
          .add("2", -1, 0)
          .build();

  @Test
  void weightsStandRowByRow() {
    CellWeights weights = new CellWeights(2, new float[] {1, 2, 3, 4, 5, 6});

    assertThat(weights.rows()).isEqualTo(3);
    assertThat(weights.heads()).isEqualTo(2);
    assertThat(weights.of(1, 0)).isEqualTo(3);
    assertThat(weights.of(2, 1)).isEqualTo(6);
    assertThat(weights).hasToString("CellWeights[rows=3, heads=2]");
  }

  @Test
  void selectedRowsComeInTheOrderAskedForAndMayComeTwice() {
    CellWeights weights = new CellWeights(2, new float[] {1, 2, 3, 4, 5, 6});

    assertThat(weights.select(new int[] {2, 0, 2}))
        .isEqualTo(new CellWeights(2, new float[] {5, 6, 1, 2, 5, 6}));
  }

  @Test
  void theyAreEqualWhereShapeAndNumbersAre() {
    CellWeights weights = new CellWeights(2, new float[] {1, 2});

    assertThat(weights)
        .isEqualTo(new CellWeights(2, new float[] {1, 2}))
        .hasSameHashCodeAs(new CellWeights(2, new float[] {1, 2}))
        .isNotEqualTo(new CellWeights(1, new float[] {1, 2}))
        .isNotEqualTo(new CellWeights(2, new float[] {1, 3}))
        .isNotEqualTo("weights");
  }

  @Test
  void theyMustFillWholeRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CellWeights(2, new float[3]))
        .withMessage("weights must fill whole rows, heads = 2, weights = 3");
    assertThatIllegalArgumentException().isThrownBy(() -> new CellWeights(0, new float[0]));
  }

  @Test
  void theyMustBeOnePerLabel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CellWeights(2, new float[2]).checkFit(LABELS))
        .withMessage("weights must be one per label, labels = 2 × 2, weights = 1 × 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CellWeights(1, new float[2]).checkFit(LABELS));
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
  void thoseOfObservedLabelsMustBeFiniteAndNotNegative(float weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CellWeights(2, new float[] {1, 1, 1, weight}).checkFit(LABELS))
        .withMessage(
            "the weight of an observed label must be finite and 0 or more. Found %s in row 1 of head 'b'",
            weight);
  }

  @Test
  void whatStandsForMissingLabelsIsNotLookedAt() {
    CellWeights weights = new CellWeights(2, new float[] {0, Float.NaN, -7, 2.5f});

    assertThatCode(() -> weights.checkFit(LABELS)).doesNotThrowAnyException();
  }
}
