package dev.lacuna.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a command writes. */
final class Console {
  /** What terminals have that do not say. */
  private static final int COLUMNS = 80;

  private final PrintStream out;
  private final PrintStream err;
  private final Optional<StatusLine> status;

  private Console(PrintStream out, PrintStream err, Optional<StatusLine> status) {
    this.out = out;
    this.err = err;
    this.status = status;
  }

  /**
   * Returns a console that nobody watches while a command runs.
   *
   * @param out for results
   * @param err for everything else
   */
  static Console unwatched(PrintStream out, PrintStream err) {
    return new Console(out, err, Optional.empty());
  }

  /**
   * Returns a console with a person before it.
   *
   * @param out for results
   * @param status the last line of the terminal that takes everything else
   */
  static Console watched(PrintStream out, StatusLine status) {
    return new Console(out, status.above(), Optional.of(status));
  }

  /** Returns the console of the process, in UTF-8 whatever the platform's charset. */
  static Console system() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // the launcher tests whether standard error is a terminal; Java cannot
    return Boolean.getBoolean("lacuna.terminal")
        ? watched(out, new StatusLine(System.err, columns()))
        : unwatched(out, new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  /** The launcher asks the terminal; one without a size says 0. */
  private static int columns() {
    int told = Integer.getInteger("lacuna.columns", COLUMNS);
    return told > 0 ? told : COLUMNS;
  }

  /** Returns where results go. */
  PrintStream out() {
    return out;
  }

  /** Returns where everything else goes. */
  PrintStream err() {
    return err;
  }

  /** Returns the last line of the terminal, if a person watches. */
  Optional<StatusLine> status() {
    return status;
  }
}
