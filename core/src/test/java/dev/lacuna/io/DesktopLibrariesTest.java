package dev.lacuna.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopLibrariesTest {

  @Test
  void aDrawingThatSucceedsComesBack() {
    assertThat(DesktopLibraries.<String>use(() -> "picture")).isEqualTo("picture");
  }

  @Test
  void aMissingLibraryIsExplained() {
    LacunaException failure = failureOf(new UnsatisfiedLinkError("libfreetype.so.6"));

    assertThat(failure.code()).isEqualTo(ErrorCode.BAD_OUTPUT);
    assertThat(failure)
        .hasMessageStartingWith("Pictures need fonts")
        .hasMessageContaining("libfreetype.so.6")
        .hasMessageContaining("Install fontconfig and a font such as DejaVu");
  }

  @Test
  void missingFontsAreExplainedByTheInnermostReason() {
    RuntimeException reason = new RuntimeException("Fontconfig head is null.");

    assertThat(failureOf(new InternalError("outer", reason)))
        .hasMessageContaining("RuntimeException: Fontconfig head is null. Install")
        .hasCauseInstanceOf(InternalError.class);
  }

  @Test
  void aFailureWithoutAWordIsNamed() {
    assertThat(failureOf(new NoClassDefFoundError())).hasMessageContaining("NoClassDefFoundError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sun.font.FontConfiguration", "sun.awt.X11FontManager"})
  void anExceptionFromInsideTheDesktopIsExplained(String thrower) {
    NullPointerException failure = new NullPointerException("version");
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement(thrower, "init", null, -1)});

    assertThat(failureOf(failure)).hasMessageContaining("version");
  }

  @Test
  void anyOtherFailureStaysWhatItIs() {
    IllegalStateException defect = new IllegalStateException("a defect");
    OutOfMemoryError full = new OutOfMemoryError("heap");

    assertThatThrownBy(() -> DesktopLibraries.use(failing(defect))).isSameAs(defect);
    assertThatThrownBy(() -> DesktopLibraries.use(failing(full))).isSameAs(full);
  }

  private static LacunaException failureOf(Throwable cause) {
    return catchThrowableOfType(LacunaException.class, () -> DesktopLibraries.use(failing(cause)));
  }

  private static Supplier<String> failing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }
}
