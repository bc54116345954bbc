package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y", MaskValue.number(-1)), RegressionHead.of("r", MaskValue.NAN));
  private final Targets targets =
      Targets.of(
          LabelMatrix.builder(SCHEMA)
              .add("1", 1, 14)
              .add("2", -1, 10)
              .add("3", 0, Double.NaN)
              .build(),
          new TargetScaling(List.of(0.0, 12.0), List.of(1.0, 2.0)));

  @Test
  void labelsBecomeStandardisedTargets() {
    assertThat(targets.rows()).isEqualTo(3);
    assertThat(targets.value(0, 0)).isEqualTo(1);
    assertThat(targets.value(0, 1)).isEqualTo(1);
    assertThat(targets.value(1, 1)).isEqualTo(-1);
    assertThat(targets.value(2, 0)).isEqualTo(0);
  }

  @Test
  void maskIsThatOfTheLabels() {
    assertThat(targets.observed(0, 0)).isTrue();
    assertThat(targets.observed(1, 0)).isFalse();
    assertThat(targets.observed(2, 1)).isFalse();
    assertThat(targets.observedCounts()).containsExactly(2, 2);
  }

  @Test
  void selectedRowsComeInTheOrderAskedFor() {
    Targets selected = targets.select(new int[] {1, 0, 1});

    assertThat(selected.rows()).isEqualTo(3);
    assertThat(selected.observedCounts()).containsExactly(1, 3);
    assertThat(selected.value(0, 1)).isEqualTo(-1);
    assertThat(selected.observed(0, 0)).isFalse();
    assertThat(selected.value(1, 0)).isEqualTo(1);
    assertThat(selected.observed(1, 0)).isTrue();
  }

  @Test
  void valuesAndMaskMustFillTheSameRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Targets(2, new float[4], new boolean[2]))
        .withMessage(
            "values and mask must fill the same rows, heads = 2, values = 4, observed = 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Targets(2, new float[3], new boolean[3]))
        .withMessageContaining("heads = 2, values = 3");
  }
}
