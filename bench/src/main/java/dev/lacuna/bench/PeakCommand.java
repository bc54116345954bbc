package dev.lacuna.bench;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The most that the processor can multiply and add, as Java reaches it. */
@Command(
    name = "peak",
    description = "Measures the peak of fused multiplications and additions, in GFLOP/s.",
    mixinStandardHelpOptions = true)
final class PeakCommand implements Callable<Integer> {
  @Option(names = "--threads", defaultValue = "1", description = "default ${DEFAULT-VALUE}")
  private int threads;

  @Override
  public Integer call() {
    System.out.println(String.format(Locale.ROOT, "%.2f", FmaPeak.measure(threads)));
    return 0;
  }
}
