package dev.lacuna.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis with ticks at round numbers.
 *
 * @param label what it shows, with its unit
 * @param low where it begins, finite
 * @param high where it ends, finite and above {@code low}
 */
public record Axis(String label, double low, double high) {
  private static final int MOST_TICKS = 6;

  /** Checks the ends. */
  public Axis {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
      throw new IllegalArgumentException(
          "an axis needs finite ends in order, low = %s, high = %s".formatted(low, high));
    }
  }

  /** Returns the axis of a share or a probability. */
  public static Axis share(String label) {
    return new Axis(label, 0, 1);
  }

  /** Returns an axis that begins and ends at round numbers around these two, which may be equal. */
  public static Axis around(String label, double low, double high) {
    double room = low < high ? 0 : Math.max(Math.abs(low) * 0.1, 1e-6);
    double step = step(low - room, high + room);
    // a multiple of 0.05 may come out a rounding error short
    return new Axis(
        label,
        Math.min(low, Math.floor((low - room) / step) * step),
        Math.max(high, Math.ceil((high + room) / step) * step));
  }

  /** Returns the round numbers on the axis. */
  List<Double> ticks() {
    double step = step(low, high);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** Returns a number with as many decimals as the ticks need. */
  String print(double value) {
    double step = step(low, high);
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (largest >= 1e7 || largest < 1e-3) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0).replace('-', '−');
  }

  /** Returns where a value lies between two pixels. */
  double place(double value, double lowPixel, double highPixel) {
    return lowPixel + (value - low) / (high - low) * (highPixel - lowPixel);
  }

  /** Steps are 1, 2 or 5 times a power of ten. */
  private static double step(double low, double high) {
    double raw = (high - low) / MOST_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : new double[] {1, 2, 5}) {
      if (raw <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
