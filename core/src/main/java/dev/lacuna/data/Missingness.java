package dev.lacuna.data;

import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelMatrix.CellTest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Drops labels on purpose, to see what missing labels do.
 *
 * @param mechanism why a label goes missing
 * @param rate how much goes missing, 0 to 1: the expected share of each head's observed labels, or,
 *     for {@link Mechanism#ONE_PER_ROW}, of the rows
 */
public record Missingness(Mechanism mechanism, double rate) {
  /** How many times as high the odds of going missing are at the one end as at the other: e³. */
  public static final double ODDS = Math.exp(3);

  /** Into how many sources {@link Mechanism#BLOCK} cuts the rows. */
  public static final int SOURCES = 20;

  private static final String PURPOSE = "missingness";
  private static final double SLOPE = Math.log(ODDS);
  private static final double FARTHEST = 50;
  private static final int HALVINGS = 60;

  /** Checks the rate. */
  public Missingness {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a missing rate must be within 0 to 1. Found " + rate);
    }
  }

  /** Returns labels of which nothing is dropped. */
  public static Missingness none() {
    return new Missingness(Mechanism.MCAR, 0);
  }

  /**
   * Drops cells completely at random: each observed cell of each head goes missing with the same
   * probability, whatever it holds.
   *
   * @param rate the probability, 0 to 1
   */
  public static LabelMatrix completelyAtRandom(LabelMatrix labels, double rate, long seed) {
    return new Missingness(Mechanism.MCAR, rate).drop(labels, direction -> new double[0], seed);
  }

  /**
   * Drops cells. The same seed drops the same ones, and at a higher rate those of a lower one and
   * more.
   *
   * @param scores where the rows lie along a direction through their inputs, given the direction's
   *     number from 0: one number per row; asked only by {@link Mechanism#MAR} and {@link
   *     Mechanism#BLOCK}
   */
  public LabelMatrix drop(LabelMatrix labels, IntFunction<double[]> scores, long seed) {
    if (rate == 0) {
      return labels;
    }
    RandomGenerator random = Randomness.of(seed, PURPOSE);
    return labels.drop(
        switch (mechanism) {
          case MCAR -> (row, head) -> random.nextDouble() < rate;
          case MAR -> unevenly(labels, head -> places(scores.apply(head)), random);
          case MNAR -> unevenly(labels, head -> placesOfLabels(labels, head), random);
          case BLOCK -> bySource(labels, sources(scores.apply(labels.heads())), random);
          case ONE_PER_ROW -> allButOne(labels, random);
        });
  }

  /**
   * With r a row's place for a head, 0 to 1, a label goes missing with probability 1 / (1 + e^−(a +
   * 3 r)), where a makes the mean over the head's observed cells the rate.
   */
  private CellTest unevenly(
      LabelMatrix labels, IntFunction<double[]> places, RandomGenerator random) {
    double[][] probabilities = new double[labels.heads()][];
    for (int head = 0; head < probabilities.length; head++) {
      probabilities[head] = probabilities(labels, head, places.apply(head));
    }
    return (row, head) -> random.nextDouble() < probabilities[head][row];
  }

  private double[] probabilities(LabelMatrix labels, int head, double[] places) {
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      boolean tooMany = meanOverObserved(labels, head, probabilities(middle, places)) > rate;
      low = tooMany ? low : middle;
      high = tooMany ? middle : high;
    }
    return probabilities(high, places);
  }

  private static double[] probabilities(double intercept, double[] places) {
    return Arrays.stream(places)
        .map(place -> 1 / (1 + Math.exp(-intercept - SLOPE * place)))
        .toArray();
  }

  private static double meanOverObserved(LabelMatrix labels, int head, double[] probabilities) {
    return IntStream.range(0, labels.rows())
        .filter(row -> labels.observed(row, head))
        .mapToDouble(row -> probabilities[row])
        .average()
        .orElse(0);
  }

  /** Returns the ranks of scores, from 0 for the lowest to 1; of equals, the first row's first. */
  private static double[] places(double[] scores) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> scores[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] places = new double[scores.length];
    for (int rank = 0; rank < order.length; rank++) {
      places[order[rank]] = order.length == 1 ? 0 : rank / (order.length - 1.0);
    }
    return places;
  }

  /** Returns where labels lie among those of their head: classes evenly, numbers by their rank. */
  private static double[] placesOfLabels(LabelMatrix labels, int t) {
    Head head = labels.schema().head(t);
    double[] values =
        IntStream.range(0, labels.rows()).mapToDouble(row -> labels.value(row, t)).toArray();
    if (head.classes().isEmpty()) {
      return places(values);
    }
    double last = head.classes().size() - 1.0;
    return Arrays.stream(values).map(value -> value / last).toArray();
  }

  /** Returns for each row where it lies among the sources: k to k + 1 within source k. */
  private static double[] sources(double[] scores) {
    return Arrays.stream(places(scores)).map(place -> place * SOURCES).toArray();
  }

  /**
   * Each head goes through the sources in an order of its own and lacks the first ones; of the last
   * of these it lacks a part, so that the rate is met.
   */
  private CellTest bySource(LabelMatrix labels, double[] sources, RandomGenerator random) {
    int[][] order = new int[labels.heads()][];
    for (int head = 0; head < order.length; head++) {
      order[head] = Randomness.permutation(SOURCES, random);
    }
    return (row, head) -> {
      int source = Math.min(SOURCES - 1, (int) sources[row]);
      return (order[head][source] + sources[row] - source) / SOURCES < rate;
    };
  }

  private CellTest allButOne(LabelMatrix labels, RandomGenerator random) {
    int[] kept = new int[labels.rows()];
    boolean[] loses = new boolean[labels.rows()];
    for (int row = 0; row < kept.length; row++) {
      loses[row] = random.nextDouble() < rate;
      kept[row] = anyObserved(labels, row, random.nextDouble());
    }
    return (row, head) -> loses[row] && head != kept[row];
  }

  /** Returns one of the observed heads of a row, by a number from 0 to 1; −1 where none is. */
  private static int anyObserved(LabelMatrix labels, int row, double number) {
    int[] observed =
        IntStream.range(0, labels.heads()).filter(head -> labels.observed(row, head)).toArray();
    return observed.length == 0 ? -1 : observed[(int) (number * observed.length)];
  }
}
