package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TargetScalingTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y"),
          RegressionHead.of("r", MaskValue.NAN),
          RegressionHead.of("constant", MaskValue.NAN),
          RegressionHead.of("unseen", MaskValue.NAN));

  /** r: 10 and 14 observed, so mean 12 and deviation 2. */
  private static final TargetScaling SCALING =
      TargetScaling.fit(
          LabelMatrix.builder(SCHEMA)
              .add("1", 1, 10, 0.1, Double.NaN)
              .add("2", 1, Double.NaN, 0.1, Double.NaN)
              .add("3", 0, 14, 0.1, Double.NaN)
              .build());

  @Test
  void numbersAreStandardisedByObservedCells() {
    assertThat(SCALING.means().get(1)).isEqualTo(12);
    assertThat(SCALING.deviations().get(1)).isEqualTo(2);
    assertThat(SCALING.standardise(1, 14)).isEqualTo(1);
    assertThat(SCALING.restore(1, -0.5)).isEqualTo(11);
  }

  @Test
  void classesPassUnchanged() {
    assertThat(SCALING.standardise(0, 1)).isEqualTo(1);
    assertThat(SCALING.restore(0, 0.25)).isEqualTo(0.25);
  }

  @Test
  void constantHeadIsOnlyShifted() {
    assertThat(SCALING.standardise(2, 0.1f)).isZero();
    assertThat(SCALING.deviations().get(2)).isEqualTo(1);
  }

  @Test
  void headWithoutAnObservedCellPassesUnchanged() {
    assertThat(SCALING.standardise(3, 7)).isEqualTo(7);
  }

  @Test
  void noScalingChangesNothing() {
    assertThat(TargetScaling.none(2).standardise(1, -3)).isEqualTo(-3);
    assertThat(TargetScaling.none(2).restore(1, -3)).isEqualTo(-3);
  }

  @Property
  void restoringUndoesStandardising(@ForAll @DoubleRange(min = -1e6, max = 1e6) double label) {
    assertThat(SCALING.restore(1, SCALING.standardise(1, label))).isCloseTo(label, within(1e-9));
  }
}
