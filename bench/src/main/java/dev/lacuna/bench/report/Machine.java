package dev.lacuna.bench.report;

import dev.lacuna.bench.engine.Processor;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a table was measured on. */
public final class Machine {
  private Machine() {}

  /** Returns processor, Java and date on one line. */
  public static String describe() {
    return "%s, %d cores · %s %s · %s"
        .formatted(
            Processor.describe(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            LocalDate.now(ZoneOffset.UTC));
  }
}
