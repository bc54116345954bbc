package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetScalingTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y"),
          RegressionHead.of("r", MaskValue.NAN),
          RegressionHead.of("constant", MaskValue.NAN),
          RegressionHead.of("unseen", MaskValue.NAN));

  /** r: 10 and 14 observed, so mean 12 and deviation 2. */
  private final TargetScaling scaling =
      TargetScaling.fit(
          LabelMatrix.builder(SCHEMA)
              .add("1", 1, 10, 0.1, Double.NaN)
              .add("2", 1, Double.NaN, 0.1, Double.NaN)
              .add("3", 0, 14, 0.1, Double.NaN)
              .build());

  @Test
  void numbersAreStandardisedByObservedCells() {
    assertThat(scaling.means().get(1)).isEqualTo(12);
    assertThat(scaling.deviations().get(1)).isEqualTo(2);
    assertThat(scaling.standardise(1, 14)).isEqualTo(1);
    assertThat(scaling.restore(1, -0.5)).isEqualTo(11);
  }

  @Test
  void classesPassUnchanged() {
    assertThat(scaling.standardise(0, 1)).isEqualTo(1);
    assertThat(scaling.restore(0, 0.25)).isEqualTo(0.25);
  }

  @Test
  void constantHeadIsOnlyShifted() {
    assertThat(scaling.standardise(2, 0.1f)).isZero();
    assertThat(scaling.deviations().get(2)).isEqualTo(1);
  }

  @Test
  void headWithoutAnObservedCellPassesUnchanged() {
    assertThat(scaling.standardise(3, 7)).isEqualTo(7);
  }

  @Test
  void noScalingChangesNothing() {
    assertThat(TargetScaling.none(2).standardise(1, -3)).isEqualTo(-3);
    assertThat(TargetScaling.none(2).restore(1, -3)).isEqualTo(-3);
  }

  @Test
  void spreadIsThatOfAllObservedNumbers() {
    LabelMatrix labels =
        LabelMatrix.builder(LabelSchema.of(RegressionHead.of("r", MaskValue.NAN)))
            .add("1", 2)
            .add("2", 4)
            .add("3", 4)
            .add("4", Double.NaN)
            .add("5", 6)
            .build();

    // mean 4, squares of the distances 4, 0, 0, 4
    assertThat(TargetScaling.fit(labels))
        .isEqualTo(new TargetScaling(List.of(4.0), List.of(Math.sqrt(2))));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, -1", "0, Infinity", "0, NaN", "NaN, 1", "-Infinity, 1"})
  void numbersThatCannotScaleAreRefused(double mean, double deviation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetScaling(List.of(mean), List.of(deviation)))
        .withMessage(
            "means and deviations must be finite floats, one each per head, deviations above 0. Found [%s] and [%s]",
            mean, deviation);
  }

  @Test
  void oneMeanAndDeviationPerHeadIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetScaling(List.of(0.0, 0.0), List.of(1.0)))
        .withMessageEndingWith("Found [0.0, 0.0] and [1.0]");
  }

  @Property
  void restoringUndoesStandardising(@ForAll @DoubleRange(min = -1e6, max = 1e6) double label) {
    assertThat(scaling.restore(1, scaling.standardise(1, label))).isCloseTo(label, within(1e-9));
  }
}
