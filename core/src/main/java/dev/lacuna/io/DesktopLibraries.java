package dev.lacuna.io;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What drawing needs of a machine, and small ones lack: fonts, and a Java with its desktop
 * libraries. Java reports that by whatever breaks first, often with an error in place of an
 * exception.
 */
public final class DesktopLibraries {
  private static final List<String> PACKAGES = List.of("sun.font.", "sun.awt.", "sun.java2d.");

  private DesktopLibraries() {}

  /**
   * Returns what the drawing returns.
   *
   * @throws LacunaException when the drawing fails for want of fonts or libraries
   */
  public static <T> T use(Supplier<T> drawing) {
    try {
      return drawing.get();
    } catch (RuntimeException | Error failure) {
      if (causes(failure).anyMatch(DesktopLibraries::isWant)) {
        throw explained(failure);
      }
      throw failure;
    }
  }

  private static boolean isWant(Throwable failure) {
    return failure instanceof LinkageError
        || failure instanceof InternalError
        // by its name, for the class itself may be what is missing
        || failure.getClass().getName().equals("java.awt.AWTError")
        || isThrownByDesktop(failure);
  }

  private static boolean isThrownByDesktop(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length > 0 && PACKAGES.stream().anyMatch(trace[0].getClassName()::startsWith);
  }

  private static LacunaException explained(Throwable failure) {
    return new LacunaException(
        ErrorCode.BAD_OUTPUT,
        "Pictures need fonts and Java's desktop libraries. Found, when drawing, "
            + reason(failure)
            + ". Install fontconfig and a font such as DejaVu (Debian and Ubuntu: apt-get install"
            + " fontconfig fonts-dejavu-core), and a Java with the module java.desktop; without a"
            + " screen start it with -Djava.awt.headless=true.",
        failure);
  }

  private static String reason(Throwable failure) {
    Throwable innermost =
        causes(failure)
            .reduce(failure, (outer, inner) -> inner.getMessage() == null ? outer : inner);
    String message = Objects.requireNonNullElse(innermost.getMessage(), "no reason given");
    return innermost.getClass().getSimpleName() + ": " + message.replaceFirst("\\.$", "");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
