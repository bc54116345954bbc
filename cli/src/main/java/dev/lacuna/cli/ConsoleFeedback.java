package dev.lacuna.cli;

import dev.lacuna.task.Feedback;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Shows what a run says on standard error, once: the trainings of folds say the same. Long work
 * gets a bar on a terminal, and no word elsewhere.
 */
final class ConsoleFeedback implements Feedback {
  /** Work that ends before this needs no bar. */
  private static final long PATIENCE_MILLIS = 1_000;

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
    Optional<StatusLine> line = quiet ? Optional.empty() : console.status();
    return line.<Work>map(shown -> new Bar(shown, what, total, PATIENCE_MILLIS))
        .orElseGet(() -> Feedback.none().begin(what, total));
  }
}
