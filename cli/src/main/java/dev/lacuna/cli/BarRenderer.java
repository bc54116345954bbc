package dev.lacuna.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** Says of a work how much of it is done, and how long the rest will take at the pace so far. */
final class BarRenderer implements ProgressBarRenderer {
  /** Larger counts are of bytes or words, which say nothing beside the share. */
  private static final long LARGEST_COUNT = 1_000_000;

  private volatile long begun;
  private long lastDone;
  private Duration lastElapsed = Duration.ZERO;

  /** Says how much had been done before the clock began to run. */
  void beginAt(long done) {
    begun = done;
  }

  @Override
  public String render(ProgressState state, int width) {
    Duration elapsed = state.getElapsedAfterStart();
    if (state.getCurrent() != lastDone) {
      lastDone = state.getCurrent();
      lastElapsed = elapsed;
    }
    List<String> figures = new ArrayList<>();
    if (state.getMax() > 0 && state.getMax() < LARGEST_COUNT) {
      figures.add(String.format(Locale.ROOT, "%,d/%,d", state.getCurrent(), state.getMax()));
    }
    figures.add(time(state, elapsed));
    if (!state.getExtraMessage().isBlank()) {
      figures.addAll(List.of(state.getExtraMessage().strip().split(", ")));
    }
    return new BarText(state.getTaskName(), share(state), figures).fit(width);
  }

  private static OptionalDouble share(ProgressState state) {
    return state.getMax() > 0
        ? OptionalDouble.of((double) state.getCurrent() / state.getMax())
        : OptionalDouble.empty();
  }

  /** Time left while there is an end to see, else the time that it took. */
  private String time(ProgressState state, Duration elapsed) {
    long done = lastDone - begun;
    long rest = state.getMax() - lastDone;
    return state.isAlive() && done > 0 && rest > 0
        ? BarText.print(left(lastElapsed.multipliedBy(rest).dividedBy(done), elapsed)) + " left"
        : BarText.print(elapsed);
  }

  /** The rest has been shrinking since the last step was seen. */
  private Duration left(Duration then, Duration elapsed) {
    Duration left = then.minus(elapsed.minus(lastElapsed));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
