package dev.lacuna.csv.impute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuessTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("ill", MaskValue.BLANK),
          new CategoricalHead("grade", List.of("a", "b", "c"), List.of(MaskValue.BLANK)),
          RegressionHead.of("dose", MaskValue.BLANK));

  @Test
  void classIsTheMostProbableOneWithItsProbability() {
    Predictions predictions =
        Predictions.of(SCHEMA, new double[] {0.25, 0.3, 0.45, 0.25, 7, 0.5, 0.5, 0.5, 0, -1});

    assertThat(Guess.of(predictions, 0, 0)).isEqualTo(new Guess(0, 0.75));
    assertThat(Guess.of(predictions, 1, 0)).isEqualTo(new Guess(1, 0.5));
    assertThat(Guess.of(predictions, 0, 1)).isEqualTo(new Guess(1, 0.45));
    assertThat(Guess.of(predictions, 1, 1)).isEqualTo(new Guess(0, 0.5));
  }

  @Test
  void numberHasNoProbability() {
    Predictions predictions = Predictions.of(SCHEMA, new double[] {0.25, 0.3, 0.45, 0.25, 7});

    assertThat(Guess.of(predictions, 0, 2)).isEqualTo(new Guess(7, Double.NaN));
  }
}
