package dev.lacuna.train.fused;

import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.Targets;
import dev.lacuna.model.Network;
import dev.lacuna.train.TrainingEngine.Problem;
import dev.lacuna.train.TrainingEngine.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Steps in plain Java: a batch is cut into slices, and the slices are shared among threads. */
final class FusedSession implements Session {
  /** More slices would serve more threads, at the price of a gradient each. */
  private static final int MOST_SLICES = 8;

  private final Problem problem;
  private final Parameters parameters;
  private final PlainHeadwiseAdam adam;
  private final List<Slice> slices = new ArrayList<>();
  private final ExecutorService workers;
  private long steps;

  FusedSession(Problem problem) {
    this.problem = problem;
    this.parameters = Parameters.of(problem.initial());
    this.adam = new PlainHeadwiseAdam(parameters, problem.loss().schema(), problem.config());
    this.workers = Executors.newFixedThreadPool(threads(problem), FusedSession::daemon);
  }

  @Override
  public BatchLoss step(int[] rows) {
    Targets targets = problem.targets().select(rows);
    int[] observed = targets.observedCounts();
    double[] sums = new double[observed.length];
    BatchLoss empty = new BatchLoss(0, sums, observed);
    if (empty.isEmpty()) {
      return empty;
    }
    double[] coefficients = problem.loss().coefficients(observed, rows.length);
    Slice.Batch batch = new Slice.Batch(rows, coefficients, steps++);
    int used = runSlices(batch, sums);
    Parameters gradient = slices.get(0).gradient();
    slices.subList(1, used).forEach(slice -> gradient.add(slice.gradient()));
    adam.step(gradient, observed);
    double total =
        IntStream.range(0, sums.length).mapToDouble(t -> coefficients[t] * sums[t]).sum();
    return new BatchLoss(total, sums, observed);
  }

  @Override
  public Network network() {
    return new Network(problem.initial().architecture(), parameters.toLayers());
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  /** Runs all blocks, adds up the heads' sums in the order of the slices, and counts the slices. */
  private int runSlices(Slice.Batch batch, double[] sums) {
    int blocks = (batch.rows().length + Kernels.ROWS - 1) / Kernels.ROWS;
    int used = Math.min(MOST_SLICES, blocks);
    while (slices.size() < used) {
      slices.add(new Slice(problem, parameters));
    }
    List<Future<double[]>> running = new ArrayList<>();
    for (int s = 0; s < used; s++) {
      Slice slice = slices.get(s);
      int from = s * blocks / used;
      int to = (s + 1) * blocks / used;
      running.add(workers.submit(() -> slice.run(batch, from, to)));
    }
    for (Future<double[]> slice : running) {
      double[] sliceSums = result(slice);
      for (int t = 0; t < sums.length; t++) {
        sums[t] += sliceSums[t];
      }
    }
    return used;
  }

  private static double[] result(Future<double[]> slice) {
    try {
      return slice.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a slice of a batch failed", failed.getCause());
    }
  }

  private static int threads(Problem problem) {
    int chosen = problem.config().compute().threads();
    return chosen > 0 ? chosen : Runtime.getRuntime().availableProcessors();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lacuna-training");
    thread.setDaemon(true);
    return thread;
  }
}
