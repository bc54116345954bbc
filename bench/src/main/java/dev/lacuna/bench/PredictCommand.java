package dev.lacuna.bench;

import dev.lacuna.bench.engine.FusedPredictor;
import dev.lacuna.bench.net.Net;
import dev.lacuna.bench.net.NetData;
import dev.lacuna.bench.report.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long does one prediction take, and how many come out of a second? */
@Command(
    name = "predict",
    description = "Times predictions of one row and of many.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  private static final int CALLS = 200_000;
  private static final int BATCH = 10_000;

  @Option(names = "--net", defaultValue = "toy", description = "default ${DEFAULT-VALUE}")
  private String net = "";

  @Option(names = "--seconds", defaultValue = "2", description = "default ${DEFAULT-VALUE}")
  private double seconds;

  /** Takes what is predicted, so that no prediction goes unused. */
  private volatile double sink;

  @Override
  public Integer call() throws ExecutionException, InterruptedException {
    NetData data = NetData.of(Net.of(net));
    FusedPredictor predictor = new FusedPredictor(data.initial());
    float[] rows = rows(data);
    System.out.println(Machine.describe());
    System.out.println(data.net().architecture());
    latencies(predictor, rows, data.features().columns()); // warms up
    long[] measured = latencies(predictor, rows, data.features().columns());
    print("one row, median", measured[CALLS / 2] / 1e3, "µs");
    print("one row, 99 % within", measured[CALLS * 99 / 100] / 1e3, "µs");
    for (int threads = 1; threads <= 2; threads++) {
      throughput(predictor, rows, threads);
      print(
          "many rows, %d threads".formatted(threads),
          throughput(predictor, rows, threads) / 1e6,
          "million rows a second");
    }
    return 0;
  }

  private static void print(String what, double figure, String unit) {
    System.out.printf(Locale.ROOT, "%-22s %8.3f %s%n", what, figure, unit);
  }

  private static float[] rows(NetData data) {
    int columns = data.features().columns();
    int count = Math.min(BATCH, data.features().rows());
    float[] rows = new float[count * columns];
    for (int row = 0; row < count; row++) {
      data.features().copyRow(row, rows, row * columns);
    }
    return rows;
  }

  /** Returns what each of many calls took in nanoseconds, in order of size. */
  private long[] latencies(FusedPredictor predictor, float[] rows, int columns) {
    float[] row = new float[columns];
    long[] latencies = new long[CALLS];
    for (int call = 0; call < CALLS; call++) {
      System.arraycopy(rows, call * columns % rows.length, row, 0, columns);
      long begin = System.nanoTime();
      sink = predictor.predict(row)[0];
      latencies[call] = System.nanoTime() - begin;
    }
    Arrays.sort(latencies);
    return latencies;
  }

  /** Returns rows a second, each thread predicting batches of its own. */
  private double throughput(FusedPredictor predictor, float[] rows, int threads)
      throws ExecutionException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      long begin = System.nanoTime();
      List<Future<Long>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(workers.submit(() -> predictUntil(begin, predictor, rows)));
      }
      double predicted = 0;
      for (Future<Long> worker : running) {
        predicted += worker.get();
      }
      return predicted * 1e9 / (System.nanoTime() - begin);
    } finally {
      workers.shutdown();
    }
  }

  private long predictUntil(long begin, FusedPredictor predictor, float[] rows) {
    int outputs = predictor.outputs();
    long predicted = 0;
    while (System.nanoTime() - begin < seconds * 1e9) {
      double[] logits = predictor.predict(rows);
      sink = logits[0];
      predicted += logits.length / outputs;
    }
    return predicted;
  }
}
