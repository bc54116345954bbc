package dev.lacuna.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processor as Linux describes it. */
public final class Processor {
  private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** Returns whether it has a feature, such as {@code avx512f}; unknown is no. */
  static boolean has(String feature) {
    return value("flags").map(flags -> List.of(flags.split(" ")).contains(feature)).orElse(false);
  }

  /** Returns its name; virtual machines often hide it, but not the numbers of the model. */
  public static String describe() {
    return value("model name")
        .map(
            name ->
                "%s, family %s, model %s"
                    .formatted(name, value("cpu family").orElse("?"), value("model").orElse("?")))
        .orElse(System.getProperty("os.arch", "unknown processor"));
  }

  private static Optional<String> value(String key) {
    try (Stream<String> lines = Files.lines(DESCRIPTION)) {
      return lines
          .filter(line -> line.matches(key + "\\s*:.*"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}
