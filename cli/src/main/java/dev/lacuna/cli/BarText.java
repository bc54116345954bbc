package dev.lacuna.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far some work is, in words and as a bar.
 *
 * @param what is done
 * @param share that is done, from 0 to 1; empty where nobody knows how much there is
 * @param figures of the work, those first that are dropped last where there is little room
 */
record BarText(String what, OptionalDouble share, List<String> figures) {
  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 40;

  /** A title is cut to so many characters before a figure is dropped. */
  private static final int SHORTEST_TITLE = 12;

  /** Copies the list, and takes out of the title what would move the cursor. */
  BarText {
    what = what.replaceAll("\\p{Cntrl}", "?");
    figures = List.copyOf(figures);
  }

  /** Returns the text in at most so many columns of a terminal. */
  String fit(int width) {
    List<String> kept = new ArrayList<>(figures);
    while (!kept.isEmpty()
        && Math.min(DisplayWidth.of(what), SHORTEST_TITLE) + rest(kept) > width) {
      kept.remove(kept.size() - 1);
    }
    String title = DisplayWidth.cut(what, Math.max(SHORTEST_TITLE, width - rest(kept)));
    String bar = bar(width - DisplayWidth.of(title) - rest(kept) - 1);
    return DisplayWidth.cut(title + percent() + bar + tail(kept), width);
  }

  private int rest(List<String> kept) {
    return percent().length() + tail(kept).length();
  }

  private static String tail(List<String> kept) {
    return kept.isEmpty() ? "" : " " + String.join(", ", kept);
  }

  private String percent() {
    return share.isPresent() ? String.format(Locale.ROOT, " %3d%%", (int) (100 * done())) : "";
  }

  private double done() {
    return Math.max(0, Math.min(1, share.orElse(0)));
  }

  private String bar(int room) {
    if (share.isEmpty() || room < SHORTEST_BAR) {
      return "";
    }
    int inside = Math.min(LONGEST_BAR, room) - 2;
    int filled = (int) (inside * done());
    return " [" + "=".repeat(filled) + " ".repeat(inside - filled) + "]";
  }

  /** Returns a duration as minutes and seconds, after hours where there are any. */
  static String print(Duration duration) {
    long hours = duration.toHours();
    return hours > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, duration.toMinutesPart(), duration.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }
}
