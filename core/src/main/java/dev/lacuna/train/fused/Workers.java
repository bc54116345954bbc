package dev.lacuna.train.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share numbered pieces of work with the caller. Phases of a step last microseconds,
 * so that everybody spins for a while before going to sleep, and nothing is allocated.
 */
final class Workers implements AutoCloseable {
  private static final int SPINS = 20_000;
  private static final int BITS = 20;
  private static final long MASK = (1L << BITS) - 1;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** From above: which phase it is, how many pieces it has, the next piece nobody has taken. */
  private final AtomicLong phase = new AtomicLong();

  private volatile IntConsumer work = piece -> {};
  private volatile boolean closed;

  /** Starts one thread less than the number, for the caller works too. */
  Workers(int number) {
    for (int i = 1; i < number; i++) {
      Thread thread = new Thread(this::serve, "lacuna-training-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Does all pieces, each once, and returns when the last one is done. */
  void run(int pieces, IntConsumer work) {
    if (threads.isEmpty() || pieces <= 1) {
      for (int piece = 0; piece < pieces; piece++) {
        work.accept(piece);
      }
      return;
    }
    this.work = work;
    done.set(0);
    phase.set((((phase.get() >>> (2 * BITS)) + 1) << (2 * BITS)) | ((long) pieces << BITS));
    threads.forEach(LockSupport::unpark);
    takePieces();
    while (done.get() < pieces) {
      Thread.onSpinWait();
    }
    Throwable failed = failure.getAndSet(null);
    if (failed != null) {
      throw new IllegalStateException("a piece of a training step failed", failed);
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(LockSupport::unpark);
  }

  private void serve() {
    int idle = 0;
    while (!closed) {
      if (takePieces()) {
        idle = 0;
      } else if (++idle < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        idle = 0;
      }
    }
  }

  /** Returns whether there was any piece left. */
  private boolean takePieces() {
    boolean any = false;
    long now = phase.get();
    while ((now & MASK) < ((now >>> BITS) & MASK)) {
      if (phase.compareAndSet(now, now + 1)) {
        any = true;
        take((int) (now & MASK));
      }
      now = phase.get();
    }
    return any;
  }

  @SuppressWarnings("ThrowSpecificity") // whatever a piece throws, the caller must not wait for it
  private void take(int piece) {
    try {
      work.accept(piece);
    } catch (Throwable thrown) {
      failure.compareAndSet(null, thrown);
    } finally {
      done.incrementAndGet();
    }
  }
}
