package dev.lacuna.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts on schemas that are refused. */
final class SchemaRefusals {
  private SchemaRefusals() {}

  static void assertRefused(ThrowingCallable schema, String message) {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, schema);
    assertThat(thrown).hasMessage(message);
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_SCHEMA);
  }
}
