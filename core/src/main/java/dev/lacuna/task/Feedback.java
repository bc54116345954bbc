package dev.lacuna.task;

import java.util.function.Supplier;

/**
 * Tells whoever started a run what happens in it: what is worth knowing, what is probably wrong,
 * and how far long work is. A task injects it; the command line shows it on standard error.
 */
public interface Feedback {
  /** Says something worth knowing, in one line. */
  void note(String line);

  /** Says, in one line, what is probably wrong although the run goes on. */
  void warn(String line);

  /**
   * Begins work that may take a while.
   *
   * @param what it is, in a few words such as {@code reading table.csv}
   * @param total how much there is to do, in any unit; 0 where nobody knows
   */
  Work begin(String what, long total);

  /**
   * Does work that may take a while and says nothing of how far it is.
   *
   * @param what it is, in a few words such as {@code choosing thresholds}
   * @return what the work returns
   */
  default <T> T during(String what, Supplier<T> work) {
    Work shown = begin(what, 0);
    try {
      return work.get();
    } finally {
      shown.close();
    }
  }

  /** Work that may take a while. */
  interface Work extends AutoCloseable {
    /**
     * Says how much is done by now, of the total; cheap enough to be called often, and by several
     * threads.
     */
    void at(long done);

    /** Ends the work, whether it is done or failed. */
    @Override
    void close();
  }

  /** Returns feedback that nobody listens to. */
  static Feedback none() {
    return new Feedback() {
      @Override
      public void note(String line) {}

      @Override
      public void warn(String line) {}

      @Override
      public Work begin(String what, long total) {
        return new Work() {
          @Override
          public void at(long done) {}

          @Override
          public void close() {}
        };
      }
    };
  }
}
