package dev.lacuna.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** What a table was measured on. */
public final class Machine {
  private Machine() {}

  /** Returns processor, Java and date on one line. */
  public static String describe() {
    return "%s, %d cores · %s %s · %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            LocalDate.now(ZoneOffset.UTC));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
              .filter(line -> line.startsWith("model name"))
              .map(Machine::valueOf)
              .findFirst()
              .orElse(System.getProperty("os.arch"))
          + model();
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }

  /** Virtual machines often hide the model's name but not its number. */
  private static String model() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("cpu family") || line.matches("model\\s+:.*"))
          .limit(2)
          .map(Machine::valueOf)
          .reduce((family, number) -> " (family " + family + ", model " + number + ")")
          .orElse("");
    }
  }

  private static String valueOf(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }
}
