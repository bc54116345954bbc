package dev.lacuna.experiment;

import dev.lacuna.eval.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A figure, or the difference of two, and how sure it is.
 *
 * @param value the figure; its mean over seeds where there are several
 * @param interval its 95 % interval; empty where there is none
 */
public record Estimate(double value, Optional<Interval> interval) {
  /**
   * Returns what a difference says of a method whose figure is the better the larger it is: {@code
   * better} or {@code worse} where the interval leaves out 0, else {@code no clear difference}.
   */
  public String verdict() {
    if (interval.isEmpty() || interval.get().contains(0)) {
      return "no clear difference";
    }
    return interval.get().low() > 0 ? "better" : "worse";
  }

  /** Returns the figure and its interval as a table shows them. */
  String print() {
    return Figures.print(value)
        + interval
            .map(
                ends -> " (%s–%s)".formatted(Figures.print(ends.low()), Figures.print(ends.high())))
            .orElse("");
  }

  /** Returns a difference, its interval and its verdict as a table shows them. */
  String printDifference() {
    return signed(value)
        + interval
            .map(ends -> " (%s to %s)".formatted(signed(ends.low()), signed(ends.high())))
            .orElse("")
        + " "
        + verdict();
  }

  /** Puts the figure and its interval into a map for Jackson, under a name. */
  void putInto(Map<String, Object> map, String name) {
    map.put(name, value);
    interval.ifPresent(ends -> map.put(name + "_interval", List.of(ends.low(), ends.high())));
  }

  /** Returns this difference as an entry of {@code compare.json}. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    putInto(map, "difference");
    map.put("verdict", verdict());
    return map;
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4f", value).replace('-', '−');
  }
}
