package dev.lacuna.cli;

import dev.lacuna.train.CheckpointFolder;
import java.time.Duration;

/**
 * Saves a training when its process is asked to end, by Ctrl-C or SIGTERM, and says how to go on.
 */
final class LastCheckpoint {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CheckpointFolder checkpoints;
  private final String command;
  private final Console console;
  private final Thread hook = new Thread(this::save, "last checkpoint");

  private LastCheckpoint(CheckpointFolder checkpoints, String command, Console console) {
    this.checkpoints = checkpoints;
    this.command = command;
    this.console = console;
  }

  /**
   * Begins to watch.
   *
   * @param command what goes on with the run
   */
  static LastCheckpoint watch(CheckpointFolder checkpoints, String command, Console console) {
    LastCheckpoint last = new LastCheckpoint(checkpoints, command, console);
    Runtime.getRuntime().addShutdownHook(last.hook);
    return last;
  }

  private void save() {
    try {
      if (checkpoints.saveBeforeTheEnd(PATIENCE)) {
        console.err().printf("%nstopped; this goes on: %s%n", command);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Watches no more. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      hook.interrupt(); // the process is being ended just now
    }
  }
}
