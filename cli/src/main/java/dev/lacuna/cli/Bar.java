package dev.lacuna.cli;

import dev.lacuna.task.Feedback;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** A work on a terminal. Time goes on in it even where nothing else does. */
final class Bar implements Feedback.Work {
  private static final int UPDATE_MILLIS = 200;
  private static final long NANOS = 1_000_000;

  private final StatusLine line;
  private final boolean endless;
  private final long shownFrom;
  private final BarRenderer renderer = new BarRenderer();
  private final ProgressBar bar;

  /**
   * Begins a work.
   *
   * @param total 0 where nobody knows
   * @param patienceMillis what ends before this is not shown
   */
  Bar(StatusLine line, String what, long total, long patienceMillis) {
    this.line = line;
    this.endless = total <= 0;
    this.shownFrom = System.nanoTime() + patienceMillis * NANOS;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(endless ? -1 : total)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .continuousUpdate()
            .setRenderer(renderer)
            .setConsumer(new Shown())
            .build();
  }

  /** Says how much was done before, which says nothing about the pace. */
  void beginAt(long done) {
    renderer.beginAt(done);
    bar.stepTo(done);
  }

  @Override
  public void at(long done) {
    bar.stepTo(done);
  }

  /** Says what else is worth seeing, in figures with commas between them. */
  void say(String figures) {
    bar.setExtraMessage(figures);
  }

  /** Leaves the line, also on a thread that is asked to end: the library would not wait for it. */
  @Override
  public void close() {
    boolean isAskedToEnd = Thread.interrupted();
    bar.close();
    if (isAskedToEnd) {
      Thread.currentThread().interrupt();
    }
  }

  /** Puts what is rendered into the line of the terminal. */
  private final class Shown implements ProgressBarConsumer {
    private String last = "";

    @Override
    public int getMaxRenderedLength() {
      return line.width();
    }

    @Override
    public void accept(String text) {
      last = text;
      if (System.nanoTime() - shownFrom >= 0) {
        line.show(Bar.this, text, endless);
      }
    }

    @Override
    public void close() {
      if (endless) {
        line.clear(Bar.this); // that something took a while is not worth a line
      } else {
        line.leave(Bar.this, last);
      }
    }
  }
}
