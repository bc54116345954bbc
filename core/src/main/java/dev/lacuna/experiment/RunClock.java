package dev.lacuna.experiment;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Tells the time that a model keeps of its training. Where the environment variable {@code
 * SOURCE_DATE_EPOCH} is set, that is the time, so that the same seed gives the same bytes
 * (https://reproducible-builds.org/specs/source-date-epoch/).
 */
final class RunClock {
  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  private RunClock() {}

  /**
   * Returns a clock in UTC.
   *
   * @throws LacunaException when the variable is set, and no time
   */
  static Clock of(Map<String, String> environment) {
    String seconds = environment.getOrDefault(EPOCH, "");
    return seconds.isBlank() ? Clock.systemUTC() : Clock.fixed(instant(seconds), ZoneOffset.UTC);
  }

  private static Instant instant(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
    } catch (NumberFormatException | DateTimeException noTime) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "The environment variable %s must be whole seconds since 1970. Found '%s'. Correct it, or unset it."
              .formatted(EPOCH, seconds),
          noTime);
    }
  }
}
