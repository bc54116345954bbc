package dev.lacuna.bench;

import dev.lacuna.bench.engine.FusedRunner;
import dev.lacuna.bench.net.Net;
import dev.lacuna.bench.net.NetData;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One training step of the fused engine; with {@code -prof gc} also what it allocates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls begin first
public class StepBenchmark {
  /** The net, by its name. */
  @Param({"toy", "mbti", "tox21", "toxcast", "tox21-sparse", "words"})
  public String net;

  /** Threads of the engine. */
  @Param({"1", "2"})
  public int threads;

  private NetData data;
  private FusedRunner runner;
  private int steps;

  /** Starts training. */
  @Setup(Level.Trial)
  public void begin() {
    data = NetData.of(Net.of(net));
    runner = new FusedRunner(data, threads);
  }

  /** Ends training. */
  @TearDown(Level.Trial)
  public void end() {
    runner.close();
  }

  /** Takes one step. */
  @Benchmark
  public double step() {
    return runner.stepWithLoss(steps++ % data.net().batches());
  }
}
