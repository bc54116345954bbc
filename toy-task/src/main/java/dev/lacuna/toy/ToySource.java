package dev.lacuna.toy;

import com.google.inject.Inject;
import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Generates points and labels, and drops some labels by writing the mask value −1 in their place.
 * The last 3 % of the points are reserved for the test and keep all labels.
 */
final class ToySource implements DataSource<Point> {
  private static final double RESERVED_SHARE = 0.03;

  private final int points;
  private final long seed;
  private final Drops drops;

  @Inject
  ToySource(OptionValues options) {
    this.points = options.get(ToyOptions.POINTS);
    this.seed = options.get(SharedOptions.SEED);
    this.drops = drops(options);
  }

  /** Returns how many points at the end are reserved. */
  int reserved() {
    return (int) Math.round(points * RESERVED_SHARE);
  }

  @Override
  public Dataset<Point> load() {
    RandomGenerator random = Randomness.of(seed, "points");
    RandomGenerator missing = Randomness.of(seed, "missing");
    List<Point> inputs = new ArrayList<>(points);
    LabelMatrix.Builder labels = LabelMatrix.builder(ToyLabels.SCHEMA);
    for (int row = 0; row < points; row++) {
      Point point = new Point(random.nextDouble(), random.nextDouble());
      inputs.add(point);
      double[] cells = ToyLabels.of(point);
      if (row < points - reserved()) {
        drops.apply(row, cells, missing);
      }
      labels.add("point " + row, cells);
    }
    String origin =
        "%,d generated points, seed %d, labels dropped: %s".formatted(points, seed, drops.title());
    return new Dataset<>(origin, inputs, labels.build());
  }

  private Drops drops(OptionValues options) {
    Optional<Double> rate = options.find(ToyOptions.MISSING_RATE);
    return rate.isPresent()
        ? new Drops.AtRandom(rate.get())
        : Drops.Ranges.of(options.get(ToyOptions.DROPS), points);
  }
}
