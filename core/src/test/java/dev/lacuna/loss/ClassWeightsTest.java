package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  private static final MaskValue MINUS_ONE = MaskValue.number(-1);
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y", MINUS_ONE),
          new CategoricalHead("c", List.of("0", "1", "2"), List.of(MINUS_ONE)),
          RegressionHead.of("r"));

  /** y: one 0 and three 1; c: two 0, one 1, no 2. */
  private static final LabelMatrix TRAIN =
      LabelMatrix.builder(SCHEMA)
          .add("1", 1, -1, 1)
          .add("2", 1, 0, 1)
          .add("3", 0, 0, 0)
          .add("4", 1, -1, 0)
          .add("5", -1, 1, 0)
          .build();

  @Test
  void withoutWeightsEveryCellCountsOne() {
    ClassWeights weights = ClassWeights.none(SCHEMA);

    assertThat(ClassWeights.of(weights.asArrays()[0], 1)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[1], 2)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[2], 7.5)).isEqualTo(1);
  }

  @Test
  void balancedWeightsComeFromObservedCells() {
    ClassWeights weights = ClassWeights.balanced(TRAIN);

    assertThat(ClassWeights.of(weights.asArrays()[0], 0)).isCloseTo(4 / (2 * 1.0), within(1e-15));
    assertThat(ClassWeights.of(weights.asArrays()[0], 1)).isCloseTo(4 / (2 * 3.0), within(1e-15));
    assertThat(ClassWeights.of(weights.asArrays()[1], 0)).isCloseTo(3 / (3 * 2.0), within(1e-15));
    assertThat(ClassWeights.of(weights.asArrays()[1], 1)).isCloseTo(3 / (3 * 1.0), within(1e-15));
  }

  @Test
  void classThatDoesNotOccurAndNumbersWeighOne() {
    ClassWeights weights = ClassWeights.balanced(TRAIN);

    assertThat(ClassWeights.of(weights.asArrays()[1], 2)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[2], 0)).isEqualTo(1);
  }

  @Test
  void headWithoutAnObservedCellWeighsOne() {
    ClassWeights weights = ClassWeights.balanced(LabelMatrix.unlabelled(SCHEMA, 3));

    assertThat(ClassWeights.of(weights.asArrays()[0], 0)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[0], 1)).isEqualTo(1);
  }

  @Test
  void targetThatIsNoClassWeighsOne() {
    ClassWeights weights = ClassWeights.balanced(TRAIN);

    assertThat(ClassWeights.of(weights.asArrays()[0], -1)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[0], 2)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[0], 0.3)).isEqualTo(1);
    assertThat(ClassWeights.of(weights.asArrays()[0], Double.NaN)).isEqualTo(1);
  }

  @Test
  void labelsFilledWithTheMaskValueCanBeBalanced() {
    ClassWeights weights =
        ClassWeights.balanced(TRAIN.fillMissing((row, head) -> head == 2 ? 0 : -1));

    assertThat(ClassWeights.of(weights.asArrays()[0], 0)).isCloseTo(2, within(1e-15));
    assertThat(ClassWeights.of(weights.asArrays()[0], -1)).isEqualTo(1);
  }
}
