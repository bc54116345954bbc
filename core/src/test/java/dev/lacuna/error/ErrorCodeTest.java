package dev.lacuna.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  @Test
  void kindDecidesTheExitCode() {
    assertThat(ErrorCode.BAD_OPTION.kind().exitCode()).isEqualTo(2);
    assertThat(ErrorCode.BAD_DATA.kind().exitCode()).isEqualTo(3);
    assertThat(ErrorCode.INTERNAL.kind().exitCode()).isEqualTo(1);
  }

  @Test
  void onlyDefectsOfLacunaAreInternal() {
    assertThat(ErrorCode.values())
        .filteredOn(code -> code.kind() == ErrorCode.Kind.INTERNAL)
        .containsExactly(ErrorCode.INTERNAL);
  }

  @Test
  void idIsWrittenWithHyphens() {
    assertThat(ErrorCode.UNKNOWN_NAME.id()).isEqualTo("unknown-name");
  }
}
