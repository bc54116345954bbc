package dev.lacuna.experiment;

import dev.lacuna.eval.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What came of one method at one rate for one seed.
 *
 * @param place which run of the sweep it is
 * @param data a checksum of the labels of all parts, before any is dropped
 * @param heads in the order of the schema
 */
public record SweepRun(Place place, String data, List<OfHead> heads) {
  /** Copies the list. */
  public SweepRun {
    heads = List.copyOf(heads);
  }

  /**
   * A run's place in its sweep.
   *
   * @param rate share of the labels that was dropped
   * @param seed of split, drops and start
   * @param method how missing labels were treated
   */
  public record Place(double rate, long seed, Method method) {}

  /**
   * One head.
   *
   * @param name of the head
   * @param kind {@code binary}, {@code categorical} or {@code regression}
   * @param cells how many there were
   * @param metrics those that are defined, on the test part, decided at 0.5
   * @param medianPositive of a binary head, the median predicted probability over test rows whose
   *     label is 1
   * @param problem why the method could not be trained, or why metrics are undefined; empty where
   *     nothing is wrong
   */
  public record OfHead(
      String name,
      String kind,
      CellCounts cells,
      Map<Metric, Double> metrics,
      OptionalDouble medianPositive,
      String problem) {
    /** Copies the map. */
    public OfHead {
      Map<Metric, Double> copy = new EnumMap<>(Metric.class);
      copy.putAll(metrics);
      metrics = Collections.unmodifiableMap(copy);
    }

    /** Returns the same head with figures. */
    OfHead with(Map<Metric, Double> found, OptionalDouble median, String what) {
      return new OfHead(name, kind, cells, found, median, what);
    }

    /** Returns a metric; empty where it is undefined. */
    public OptionalDouble metric(Metric metric) {
      Double value = metrics.get(metric);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }

  /**
   * Cells of a head.
   *
   * @param train observed in the train part, after labels were dropped
   * @param learnt of the train part that the loss saw: more than were observed where a method fills
   *     in, fewer where it leaves out rows; 0 where nothing was trained
   * @param test observed in the test part
   */
  public record CellCounts(int train, int learnt, int test) {}
}
