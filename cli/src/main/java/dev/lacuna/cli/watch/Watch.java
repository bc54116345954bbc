package dev.lacuna.cli.watch;

import dev.lacuna.report.Page;
import dev.lacuna.report.run.RunOrigin;
import dev.lacuna.train.TrainingListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows a run in a browser while it goes on. It must be closed, which is what stops the server; who
 * is watching then has two seconds to see how the run ended.
 */
public interface Watch extends AutoCloseable {
  /** Returns one that nobody looks at. */
  static Watch none() {
    return new Watch() {
      @Override
      public TrainingListener training(String title, TrainingListener next) {
        return next;
      }

      @Override
      public void show(Supplier<Page> page) {}

      @Override
      public void ended(Path report) {}

      @Override
      public void close() {}
    };
  }

  /**
   * Begins to serve the page of a run, and says where.
   *
   * @param err for the line that says it
   */
  static Watch begin(RunOrigin origin, PrintStream err) {
    WatchedRun run = new WatchedRun(origin);
    PageServer server = PageServer.start(run::snapshot);
    err.println("watch it at " + server.uri() + " (on this machine only)");
    return new Served(run, server);
  }

  /**
   * Returns what watches a training.
   *
   * @param title what it is called, such as {@code fold 2 of 5}
   * @param next hears the same
   */
  TrainingListener training(String title, TrainingListener next);

  /**
   * Shows a page in the place of the trainings, for a run that has too many of them.
   *
   * @param page as it is now; asked on another thread
   */
  void show(Supplier<Page> page);

  /**
   * Shows the report in the place of the page that grew; without this call the run ended badly.
   *
   * @param report an HTML file; where there is none, the page stays
   */
  void ended(Path report);

  @Override
  void close();

  /** The one that serves. */
  final class Served implements Watch {
    private static final long LINGER_SECONDS = 2;

    /** Pages ask each second, those in the background of a browser a little less often. */
    private static final long WATCHED_SECONDS = 3;

    private final WatchedRun run;
    private final PageServer server;

    private Served(WatchedRun run, PageServer server) {
      this.run = run;
      this.server = server;
    }

    @Override
    public TrainingListener training(String title, TrainingListener next) {
      return run.training(title, next);
    }

    @Override
    public void show(Supplier<Page> page) {
      run.show(page);
    }

    @Override
    public void ended(Path report) {
      run.end(read(report));
    }

    @Override
    public void close() {
      if (run.goesOn()) {
        run.stop();
      }
      try {
        if (server.nanosSinceAsked() < TimeUnit.SECONDS.toNanos(WATCHED_SECONDS)) {
          TimeUnit.SECONDS.sleep(LINGER_SECONDS);
        }
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      } finally {
        server.close();
      }
    }

    private static Optional<String> read(Path report) {
      try {
        return Optional.of(Files.readString(report));
      } catch (IOException missing) {
        return Optional.empty();
      }
    }
  }
}
