package dev.lacuna.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.BitSet;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseWeightsTest {
  private static final Offset<Double> FLOATS = within(1e-6);
  private static final LabelSchema ONE = LabelSchema.of(BinaryHead.of("y", MaskValue.number(-1)));

  /** Four rows, of which the last label is missing: ρ = 3/4. */
  private static final LabelMatrix THREE_OF_FOUR =
      LabelMatrix.builder(ONE).add("1", 1).add("2", 0).add("3", 1).add("4", -1).build();

  @Test
  void weightsAreTheShareByThePropensityAtAMeanOfOne() {
    // ρ / p = 1, 1.5 and 3, with a mean of 5.5 / 3
    InverseWeights weights =
        InverseWeights.of(THREE_OF_FOUR, propensities(0.75f, 0.5f, 0.25f, 0.1f), 10);

    assertThat((double) weights.weights().of(0, 0)).isCloseTo(3 / 5.5, FLOATS);
    assertThat((double) weights.weights().of(1, 0)).isCloseTo(4.5 / 5.5, FLOATS);
    assertThat((double) weights.weights().of(2, 0)).isCloseTo(9 / 5.5, FLOATS);
  }

  @Test
  void headIsSummedUp() {
    HeadWeighting head =
        InverseWeights.of(THREE_OF_FOUR, propensities(0.75f, 0.5f, 0.25f, 0.1f), 10).heads().get(0);

    assertThat(head.head()).isEqualTo("y");
    assertThat(head.rows()).isEqualTo(4);
    assertThat(head.observed()).isEqualTo(3);
    // (1 + 1.5 + 3)² / (1 + 2.25 + 9)
    assertThat(head.effective()).isCloseTo(5.5 * 5.5 / 12.25, FLOATS);
    assertThat(head.effectiveShare()).isCloseTo(5.5 * 5.5 / 12.25 / 3, FLOATS);
    assertThat(head.smallest()).isCloseTo(3 / 5.5, FLOATS);
    assertThat(head.largest()).isCloseTo(9 / 5.5, FLOATS);
    assertThat(head.clipped()).isZero();
    assertThat(head.outcome()).isEqualTo(HeadWeighting.Outcome.WEIGHTED);
    assertThat(head.toMap())
        .containsEntry("head", "y")
        .containsEntry("rows", 4)
        .containsEntry("observed", 3)
        .containsEntry("effective_sample_size", head.effective())
        .containsEntry("smallest_weight", head.smallest())
        .containsEntry("largest_weight", head.largest())
        .containsEntry("clipped", 0);
  }

  @Test
  void weightsAreClippedBothWaysBeforeTheirMeanIsTaken() {
    // ρ / p = 0.75, 75 and 7.5; limited to 2, the smallest to 1/2 would be 0.75 itself
    InverseWeights weights =
        InverseWeights.of(THREE_OF_FOUR, propensities(1, 0.01f, 0.1f, 0.5f), 2);
    assertThat((double) weights.weights().of(0, 0)).isCloseTo(0.75 * 3 / 4.75, FLOATS);
    assertThat((double) weights.weights().of(1, 0)).isCloseTo(2 * 3 / 4.75, FLOATS);
    assertThat((double) weights.weights().of(2, 0)).isCloseTo(2 * 3 / 4.75, FLOATS);
    assertThat(weights.heads().get(0).clipped()).isEqualTo(2);

    InverseWeights tight =
        InverseWeights.of(THREE_OF_FOUR, propensities(1, 0.01f, 0.1f, 0.5f), 1.25);
    assertThat((double) tight.weights().of(0, 0)).isCloseTo(0.8 * 3 / 3.3, FLOATS);
    assertThat(tight.heads().get(0).clipped()).isEqualTo(3);
  }

  @Test
  void aClipOfOneLeavesEveryWeightAtOne() {
    InverseWeights weights =
        InverseWeights.of(THREE_OF_FOUR, propensities(1, 0.01f, 0.1f, 0.5f), 1);

    for (int row = 0; row < 4; row++) {
      assertThat(weights.weights().of(row, 0)).isEqualTo(1);
    }
    assertThat(weights.heads().get(0).effective()).isEqualTo(3);
  }

  @Test
  void headsThatAreNotModelledWeighOne() {
    LabelSchema schema =
        LabelSchema.of(
            BinaryHead.of("complete"),
            RegressionHead.of("few", MaskValue.NAN),
            BinaryHead.of("none", MaskValue.number(-1)),
            BinaryHead.of("untold", MaskValue.number(-1)));
    LabelMatrix.Builder builder = LabelMatrix.builder(schema);
    for (int row = 0; row < 30; row++) {
      builder.add("row", row % 2, row < 9 ? row : Double.NaN, -1, row % 2 == 0 ? 1 : -1);
    }
    LabelMatrix labels = builder.build();

    InverseWeights weights =
        InverseWeights.of(labels, new Propensities(4, new float[120], new BitSet()), 10);

    assertThat(weights.areAllOne()).isTrue();
    assertThat(weights.heads())
        .extracting(HeadWeighting::outcome)
        .containsExactly(
            HeadWeighting.Outcome.COMPLETE,
            HeadWeighting.Outcome.TOO_FEW,
            HeadWeighting.Outcome.TOO_FEW,
            HeadWeighting.Outcome.UNTOLD);
    assertThat(weights.heads())
        .extracting(HeadWeighting::effective)
        .containsExactly(30.0, 9.0, 0.0, 15.0);
    assertThat(weights.heads()).allSatisfy(head -> assertThat(head.smallest()).isEqualTo(1));
    assertThat(weights.heads()).allSatisfy(head -> assertThat(head.largest()).isEqualTo(1));
    assertThat(weights.heads()).allSatisfy(head -> assertThat(head.effectiveShare()).isEqualTo(1));
    assertThat(weights.weights().of(0, 3)).isEqualTo(1);
  }

  @Property(tries = 200)
  void weightsHaveAMeanOfOneAndNoMoreThanTheClipBetweenThem(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @DoubleRange(min = 1, max = 30) double clip) {
    SplittableRandom random = new SplittableRandom(seed);
    LabelMatrix.Builder builder = LabelMatrix.builder(ONE);
    float[] propensities = new float[rows];
    for (int row = 0; row < rows; row++) {
      propensities[row] = (float) Math.pow(10, -3 * random.nextDouble());
      builder.add("row", row == 0 || random.nextDouble() < 0.5 ? 1 : -1);
    }
    LabelMatrix labels = builder.build();

    InverseWeights weights = InverseWeights.of(labels, propensities(propensities), clip);

    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += labels.observed(row, 0) ? weights.weights().of(row, 0) : 0;
    }
    HeadWeighting head = weights.heads().get(0);
    assertThat(sum).isCloseTo(head.observed(), within(1e-4 * rows));
    assertThat(head.largest() / head.smallest()).isLessThanOrEqualTo(clip * clip * 1.0001);
    assertThat(head.effective()).isBetween(1 - 1e-6, head.observed() + 1e-6);
    assertThat(head.clipped()).isBetween(0, head.observed());
  }

  @Property(tries = 200)
  void aLabelThatWasLessProbableWeighsNoLess(
      @ForAll @DoubleRange(min = 0.01, max = 1) double first,
      @ForAll @DoubleRange(min = 0.01, max = 1) double second) {
    InverseWeights weights =
        InverseWeights.of(
            THREE_OF_FOUR, propensities((float) first, (float) second, 0.5f, 0.5f), 10);

    float one = weights.weights().of(0, 0);
    float other = weights.weights().of(1, 0);
    assertThat(first <= second ? one >= other : other >= one).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, -1, Double.NaN})
  void clipsBelowOneAreRefused(double clip) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InverseWeights.of(THREE_OF_FOUR, propensities(1, 1, 1, 1), clip))
        .withMessage("weights are clipped at 1 or more. Found " + clip);
  }

  @Test
  void propensitiesMustBeThoseOfTheLabels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InverseWeights.of(THREE_OF_FOUR, propensities(1, 1), 10))
        .withMessage("propensities must be one per label, labels = 4 × 1, propensities = 2 × 1");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0.1f, 1.1f, Float.NaN})
  void propensitiesMustBeAboveZeroAndAtMostOne(float propensity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> propensities(0.5f, propensity))
        .withMessage(
            "a propensity must be above 0 and at most 1. Found %s in row 1, head 0", propensity);
  }

  private static Propensities propensities(float... values) {
    BitSet first = new BitSet();
    first.set(0);
    return new Propensities(1, values, first);
  }
}
