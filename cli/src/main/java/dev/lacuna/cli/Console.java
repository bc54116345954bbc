package dev.lacuna.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out for results
 * @param err for everything else
 * @param terminal whether a person watches {@code err} on a terminal
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** Returns the console of the process, in UTF-8 whatever the platform's charset. */
  static Console system() {
    // the launcher tests whether standard error is a terminal; Java cannot
    boolean terminal = Boolean.getBoolean("lacuna.terminal");
    return new Console(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        terminal);
  }
}
