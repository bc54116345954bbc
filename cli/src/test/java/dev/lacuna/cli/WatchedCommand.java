package dev.lacuna.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command with {@code --watch} that goes on while the test looks at it. */
final class WatchedCommand {
  private static final long PATIENCE_SECONDS = 60;

  private static final Pattern ADDRESS =
      Pattern.compile("watch it at (http://127\\.0\\.0\\.1:\\d+/) \\(on this machine only\\)\n");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));
  private final CompletableFuture<Integer> exitCode;

  /** Starts a command. */
  WatchedCommand(String... words) {
    exitCode = CompletableFuture.supplyAsync(() -> terminal.run(words));
  }

  /** Returns where the page is, as soon as the command says it. */
  URI address() throws TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (said().isEmpty() && !exitCode.isDone() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return said().orElseThrow(() -> new TimeoutException("no address in: " + terminal.err()));
  }

  private Optional<URI> said() {
    Matcher matcher = ADDRESS.matcher(terminal.err());
    return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }

  /** Waits for its end. */
  int exitCode() throws Exception {
    return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
