package dev.lacuna.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointIntervalTest {
  @ParameterizedTest
  @CsvSource({"90s, 90", "5m, 300", "1h, 3600", "1H, 3600", "' 2m ', 120"})
  void aNumberWithAUnitIsATime(String text, long seconds) {
    assertThat(CheckpointInterval.parse(text)).isEqualTo(new CheckpointInterval.Seconds(seconds));
  }

  @Test
  void aPlainNumberIsEpochs() {
    assertThat(CheckpointInterval.parse("20")).isEqualTo(new CheckpointInterval.Epochs(20));
    assertThat(CheckpointInterval.parse("Never")).isEqualTo(new CheckpointInterval.Never());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "5 m", "1.5h", "5d", "0s", "often", "12345678901"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> CheckpointInterval.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be epochs such as 20, a time such as 90s, 5m or 1h, or never");
  }
}
