package dev.lacuna.cli;

import dev.lacuna.task.Feedback;
import java.util.HashSet;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a run says on standard error, once: the trainings of folds say the same. Long work
 * gets a bar on a terminal, and no word elsewhere.
 */
final class ConsoleFeedback implements Feedback {
  /** Work that ends before this needs no bar. */
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private static final int UPDATE_MILLIS = 200;

  private final Console console;
  private final boolean quiet;
  private final Set<String> said = new HashSet<>();

  ConsoleFeedback(Console console, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
  }

  /** Returns whether the user wants no progress. */
  boolean quiet() {
    return quiet;
  }

  @Override
  public void note(String line) {
    if (!quiet && said.add(line)) {
      console.err().println(line);
    }
  }

  @Override
  public void warn(String line) {
    if (said.add(line)) {
      console.err().println("lacuna: warning: " + line);
    }
  }

  @Override
  public Work begin(String what, long total) {
    return console.terminal() && !quiet ? new Bar(what, total) : Feedback.none().begin(what, total);
  }

  private final class Bar implements Work {
    private final String what;
    private final long total;
    private final long begun = System.nanoTime();
    private @Nullable ProgressBar bar;

    Bar(String what, long total) {
      this.what = what;
      this.total = total;
    }

    @Override
    public void at(long done) {
      if (bar == null && System.nanoTime() - begun > PATIENCE_NANOS) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .hideEta()
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build();
      }
      if (bar != null) {
        bar.stepTo(done);
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
