package dev.lacuna.kernel;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Kernels and sizes to try them on.
 *
 * @param kernels on vectors where there are any, or plain
 * @param from the first row of a range, a multiple of {@link Kernels#TILE}
 * @param rows of the range, at least 1
 * @param inputs at least 1
 * @param outputs at least 1
 * @param seed of the numbers
 */
record KernelCase(Kernels kernels, int from, int rows, int inputs, int outputs, long seed) {
  /** Returns cases of up to 70 rows, and 40 inputs and outputs. */
  static Arbitrary<KernelCase> any() {
    return Combinators.combine(
            Arbitraries.of(Kernels.plain(), Kernels.best()),
            Arbitraries.integers().between(0, 2).map(tiles -> tiles * Kernels.TILE),
            Arbitraries.integers().between(1, 70),
            Arbitraries.integers().between(1, 40),
            Arbitraries.integers().between(1, 40),
            Arbitraries.longs().dontShrink())
        .as(KernelCase::new)
        .withoutEdgeCases();
  }

  /** Returns cases larger than anything that kernels keep in the cache at once. */
  static Arbitrary<KernelCase> large() {
    return Combinators.combine(
            Arbitraries.of(Kernels.plain(), Kernels.best()),
            Arbitraries.of(0, Kernels.TILE),
            Arbitraries.integers().between(150, 210),
            Arbitraries.integers().between(240, 300),
            Arbitraries.integers().between(100, 160),
            Arbitraries.longs().dontShrink())
        .as(KernelCase::new)
        .withoutEdgeCases();
  }

  int lanes() {
    return kernels.lanes();
  }

  SplittableRandom random() {
    return new SplittableRandom(seed);
  }

  RowRange range() {
    RowRange range = new RowRange();
    range.set(from, from + rows);
    return range;
  }

  /** Returns the row after the last one that may be written. */
  int end() {
    return roundUp(from + rows);
  }

  /** Returns random rows, and some more of them than the range and its last tile reach. */
  Panels rows(int columns, double limit, SplittableRandom random) {
    return random(end() + Kernels.TILE, columns, limit, random);
  }

  /** Returns random weights with extra rows, as layers hold them, with or without bias decay. */
  Weights weights(int extraRows, SplittableRandom random) {
    int capacity = Weights.zeros(lanes(), inputs, extraRows, outputs).values().capacity();
    Panels second = random(capacity, outputs, 1, random);
    for (int at = 0; at < second.data().length; at++) {
      second.data()[at] = Math.abs(second.data()[at]);
    }
    Weights weights =
        new Weights(
            random(capacity, outputs, 1, random),
            random(capacity, outputs, 1, random),
            random(capacity, outputs, 1, random),
            second,
            inputs);
    return random.nextBoolean() ? weights.withDecayingBiases() : weights;
  }

  /** Returns a matrix of random numbers within ±limit; its last panel is filled up with zeros. */
  Panels random(int capacity, int columns, double limit, SplittableRandom random) {
    Panels panels = new Panels(lanes(), capacity, columns);
    for (int row = 0; row < capacity; row++) {
      for (int column = 0; column < columns; column++) {
        panels.set(row, column, (float) random.nextDouble(-limit, limit));
      }
    }
    return panels;
  }

  /** Returns a tile of whole panels, of the layer's first rows or of its last ones. */
  Tile tile(Panels weights, SplittableRandom random) {
    int fromPanel = random.nextInt(weights.panels());
    int toPanel = random.nextInt(fromPanel, weights.panels()) + 1;
    int cut = random.nextInt(inputs / Kernels.TILE + 1) * Kernels.TILE;
    boolean first = cut > 0 && random.nextBoolean();
    return new Tile(fromPanel, toPanel, first ? 0 : cut, first ? cut : weights.capacity());
  }

  static boolean isWithin(Tile tile, Panels matrix, int row, int column) {
    int panel = column / matrix.lanes();
    return row >= tile.fromRow()
        && row < tile.toRow()
        && panel >= tile.fromPanel()
        && panel < tile.toPanel();
  }

  static Panels copy(Panels panels) {
    Panels copy = new Panels(panels.lanes(), panels.capacity(), panels.columns());
    System.arraycopy(panels.data(), 0, copy.data(), 0, copy.data().length);
    return copy;
  }

  /** Returns the largest of the numbers that fill up the last panel, which must be zero. */
  static float padding(Panels panels) {
    float largest = 0;
    for (int column = panels.columns(); column < panels.panels() * panels.lanes(); column++) {
      for (int row = 0; row < panels.capacity(); row++) {
        largest = Math.max(largest, Math.abs(panels.get(row, column)));
      }
    }
    return largest;
  }

  static int roundUp(int rows) {
    return (rows + Kernels.TILE - 1) / Kernels.TILE * Kernels.TILE;
  }
}
