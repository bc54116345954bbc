package dev.lacuna.bench;

import dev.lacuna.bench.engine.FusedRunner;
import dev.lacuna.bench.net.Net;
import dev.lacuna.bench.net.NetData;
import dev.lacuna.bench.report.Machine;
import dev.lacuna.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a row cost the same among ten million as among ten thousand? */
@Command(
    name = "rows",
    description = "Times a row of an epoch of the toy net, from 10,000 to 10,000,000 rows.",
    mixinStandardHelpOptions = true)
final class RowsCommand implements Callable<Integer> {
  private static final double LEAST_SECONDS = 3;
  private static final int LEAST_EPOCHS = 3;

  @Option(
      names = "--rows",
      split = ",",
      defaultValue = "10000,100000,1000000,10000000",
      description = "default ${DEFAULT-VALUE}")
  private List<Integer> sizes = List.of();

  @Option(names = "--threads", defaultValue = "2", description = "default ${DEFAULT-VALUE}")
  private int threads;

  @Override
  public Integer call() {
    System.out.println(Machine.describe());
    System.out.println("| rows | epochs | ns a row, median | min | max | against the first |");
    System.out.println("|--:|--:|--:|--:|--:|--:|");
    epochs(10_000); // warms up
    double first = 0;
    for (int size : sizes) {
      Spread spread = epochs(size);
      first = first == 0 ? spread.median() : first;
      System.out.printf(
          Locale.ROOT,
          "| %,d | %d | %.1f | %.1f | %.1f | %.2f |%n",
          size,
          spread.values().size(),
          spread.median(),
          spread.min(),
          spread.max(),
          spread.median() / first);
    }
    return 0;
  }

  /** Returns the nanoseconds that a row took in each of several epochs. */
  private Spread epochs(int size) {
    List<Double> epochs = new ArrayList<>();
    NetData data = NetData.of(Net.toy(size));
    try (FusedRunner runner = new FusedRunner(data, threads)) {
      epoch(runner, data);
      long begin = System.nanoTime();
      while (epochs.size() < LEAST_EPOCHS || System.nanoTime() - begin < LEAST_SECONDS * 1e9) {
        epochs.add(epoch(runner, data) / (double) size);
      }
    }
    return new Spread(epochs);
  }

  private static long epoch(FusedRunner runner, NetData data) {
    long begin = System.nanoTime();
    for (int batch = 0; batch < data.net().batches(); batch++) {
      runner.step(batch);
    }
    return System.nanoTime() - begin;
  }
}
