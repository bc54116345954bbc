package dev.lacuna.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lacuna.bench.engine.Engine;
import dev.lacuna.bench.engine.StepRunner;
import dev.lacuna.bench.net.Net;
import dev.lacuna.bench.net.NetData;
import dev.lacuna.bench.report.Measurement;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One measurement in this very process; what {@code peers} starts again and again. */
@Command(
    name = "measure",
    description = "Times one engine on one net in this process and prints a line of JSON.",
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Callable<Integer> {
  /** Batches of an epoch may differ in size by pairs. */
  private static final int STEPS_AT_ONCE = 2;

  @Option(names = "--engine", required = true, description = "${COMPLETION-CANDIDATES}")
  private Engine engine = Engine.FUSED;

  @Option(names = "--net", required = true, description = "a name of peers --nets")
  private String net = "";

  @Option(names = "--threads", defaultValue = "1", description = "default ${DEFAULT-VALUE}")
  private int threads;

  @Option(names = "--warm-up", defaultValue = "2", description = "seconds, ${DEFAULT-VALUE}")
  private double warmUp;

  @Option(names = "--seconds", defaultValue = "2", description = "measured, ${DEFAULT-VALUE}")
  private double seconds;

  @Override
  public Integer call() {
    PrintStream out = System.out;
    System.setOut(System.err);
    NetData data = NetData.of(Net.of(net));
    try (StepRunner runner = engine.start(data, threads)) {
      int batches = data.net().batches();
      double loss = Double.NaN;
      for (int step = 0; step < Measurement.LOSS_AFTER; step++) {
        loss = runner.stepWithLoss(step % batches);
      }
      new Stopwatch(runner, batches).run(warmUp);
      Stopwatch measured = new Stopwatch(runner, batches);
      measured.run(seconds);
      out.println(
          new Measurement(
                  engine,
                  threads,
                  measured.milliseconds(),
                  measured.cores(),
                  loss,
                  data.flopsPerStep())
              .toJson());
    }
    return 0;
  }

  /** Steps for a while. */
  private static final class Stopwatch {
    private static final OperatingSystemMXBean PROCESS =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final StepRunner runner;
    private final int batches;
    private long steps;
    private long nanoseconds;
    private long busy;

    Stopwatch(StepRunner runner, int batches) {
      this.runner = runner;
      this.batches = batches;
    }

    void run(double wanted) {
      long begin = System.nanoTime();
      long busyBefore = PROCESS.getProcessCpuTime();
      while (nanoseconds < wanted * 1e9) {
        for (int i = 0; i < STEPS_AT_ONCE; i++) {
          runner.step((int) (steps++ % batches));
        }
        nanoseconds = System.nanoTime() - begin;
      }
      busy = PROCESS.getProcessCpuTime() - busyBefore;
    }

    double milliseconds() {
      return nanoseconds / 1e6 / steps;
    }

    double cores() {
      return busy / (double) nanoseconds;
    }
  }
}
