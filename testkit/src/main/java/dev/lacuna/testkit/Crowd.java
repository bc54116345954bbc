package dev.lacuna.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same thing at the same moment. */
final class Crowd {
  private Crowd() {}

  /** Returns what the action gives in each of so many threads, none of which begins before all. */
  static <R> List<R> all(int threads, Callable<R> action) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch ready = new CountDownLatch(threads);
    try {
      List<Future<R>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            executor.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return action.call();
                }));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException failure) {
      throw new AssertionError("a thread among " + threads + " failed", failure.getCause());
    } finally {
      executor.shutdownNow();
    }
  }
}
