package dev.lacuna.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.model.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLossGainTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("y", MaskValue.number(-1)),
          new CategoricalHead("c", List.of("0", "1", "2"), List.of(MaskValue.number(-1))));
  private static final LabelMatrix LABELS =
      LabelMatrix.builder(SCHEMA).add("1", 1, 2).add("2", 0, 0).add("3", -1, 1).build();

  @Test
  void gainIsTheMeanFallOfTheLossOverObservedCells() {
    Predictions before = predictions(0.5, 0.5, 0.5);
    Predictions after = predictions(0.8, 0.4, 0.001);

    LogLossGain gain = LogLossGain.of(LABELS, before, after, 0);

    double first = Math.log(0.8 / 0.5);
    double second = Math.log(0.6 / 0.5);
    assertThat(gain.cells()).isEqualTo(2);
    assertThat(gain.mean()).isCloseTo((first + second) / 2, within(1e-12));
    // of two values the standard error of the mean is half of their distance
    assertThat(gain.standardError()).isCloseTo((first - second) / 2, within(1e-12));
    assertThat(gain.isConfirmed(2)).isTrue();
    assertThat(gain.isConfirmed(3)).isFalse();
  }

  @Test
  void classOfACategoricalHeadCounts() {
    LogLossGain gain =
        LogLossGain.of(LABELS, predictions(0.5, 0.5, 0.5), predictions(0.5, 0.5, 0.5), 1);

    assertThat(gain).isEqualTo(new LogLossGain(3, 0, 0));
    assertThat(gain.isConfirmed(1)).isFalse();
  }

  @Test
  void oneCellConfirmsNothing() {
    LabelMatrix one = LABELS.drop((row, head) -> row > 0);

    LogLossGain gain =
        LogLossGain.of(one, predictions(0.1, 0.5, 0.5), predictions(0.9, 0.5, 0.5), 0);

    assertThat(gain.isConfirmed(0)).isFalse();
  }

  /** The binary head's probabilities; those of the classes are the same everywhere. */
  private static Predictions predictions(double... positive) {
    double[] values = new double[12];
    for (int row = 0; row < 3; row++) {
      values[row * 4] = positive[row];
      values[row * 4 + 1] = 0.2;
      values[row * 4 + 2] = 0.3;
      values[row * 4 + 3] = 0.5;
    }
    return Predictions.of(SCHEMA, values);
  }
}
