package dev.lacuna.bench;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The peak of fused multiplications and additions: twelve independent chains in registers, more
 * than the latency of an instruction times the number of units that take one.
 */
final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int ROUNDS = 2_000_000;
  private static final int REPEATS = 12;

  private FmaPeak() {}

  /** Returns the best of several tries in GFLOP/s, on so many threads at once. */
  static double measure(int threads) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      double best = 0;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        long begin = System.nanoTime();
        Callable<Float> work = () -> chains(0.999f);
        for (Future<Float> worker : workers.invokeAll(Collections.nCopies(threads, work))) {
          worker.get();
        }
        double flops = 2.0 * CHAINS * SPECIES.length() * ROUNDS * threads;
        best = Math.max(best, flops / (System.nanoTime() - begin));
      }
      return best;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the measurement was interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      workers.shutdown();
    }
  }

  /** Every chain begins elsewhere, lest the compiler take them for one. */
  private static float chains(float factor) {
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    FloatVector a = FloatVector.broadcast(SPECIES, 1);
    FloatVector b = a.add(f);
    FloatVector c = b.add(f);
    FloatVector d = c.add(f);
    FloatVector e = d.add(f);
    FloatVector g = e.add(f);
    FloatVector h = g.add(f);
    FloatVector i = h.add(f);
    FloatVector j = i.add(f);
    FloatVector k = j.add(f);
    FloatVector l = k.add(f);
    FloatVector m = l.add(f);
    for (int round = 0; round < ROUNDS; round++) {
      a = a.fma(f, f);
      b = b.fma(f, f);
      c = c.fma(f, f);
      d = d.fma(f, f);
      e = e.fma(f, f);
      g = g.fma(f, f);
      h = h.fma(f, f);
      i = i.fma(f, f);
      j = j.fma(f, f);
      k = k.fma(f, f);
      l = l.fma(f, f);
      m = m.fma(f, f);
    }
    FloatVector sum =
        a.add(b).add(c).add(d).add(e).add(g).add(h).add(i).add(j).add(k).add(l).add(m);
    return sum.lane(0);
  }
}
