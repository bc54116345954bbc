package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SkipGramSettingsTest {
  @Test
  void allNumbersOutOfRangeAreNamedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SkipGramSettings(0, 101, 0, 0, 1.5, 0, 1, 0))
        .withMessage(
            "dimension must be 1 to 10000. Found 0; window must be 1 to 100. Found 101; "
                + "negatives must be 1 to 100. Found 0; epochs must be at least 1. Found 0; "
                + "subsample must be 0 to 1. Found 1.5; "
                + "learningRate must be above 0 and at most 1. Found 0.0; "
                + "threads must be at least 1. Found 0");
  }

  @Test
  void notANumberIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SkipGramSettings(1, 1, 1, 1, Double.NaN, Double.NaN, 1, 1))
        .withMessageContainingAll("subsample", "learningRate");
  }

  @Test
  void changesTouchOneSettingEach() {
    SkipGramSettings changed =
        SkipGramSettings.DEFAULTS.withDimension(7).withEpochs(8).withSeed(9).withThreads(10);

    assertThat(changed).isEqualTo(new SkipGramSettings(7, 5, 5, 8, 1e-3, 0.05, 9, 10));
  }
}
