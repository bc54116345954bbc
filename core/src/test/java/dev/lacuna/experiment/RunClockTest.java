package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.error.LacunaException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunClockTest {
  /** date -u -d @1700000000 */
  @Test
  void theEnvironmentMaySetTheTime() {
    assertThat(RunClock.of(Map.of("SOURCE_DATE_EPOCH", "1700000000")).instant())
        .isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
  }

  @Test
  void withoutItTheTimeIsNow() {
    assertThat(RunClock.of(Map.of()).instant())
        .isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
    assertThat(RunClock.of(Map.of("SOURCE_DATE_EPOCH", " ")).instant())
        .isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "1e9", "9223372036854775807", "99999999999999999999"})
  void whatIsNoTimeIsRefused(String seconds) {
    assertThatThrownBy(() -> RunClock.of(Map.of("SOURCE_DATE_EPOCH", seconds)))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "The environment variable SOURCE_DATE_EPOCH must be whole seconds since 1970. Found '%s'. Correct it, or unset it.",
            seconds);
  }
}
