package dev.lacuna.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Moves and swaps whole groups until no such step brings two parts nearer to their sizes, by the
 * sum of their squared distances. Parts of single rows have their sizes already.
 */
final class Balance {
  /** Each step makes the squared distances smaller; so many are enough for any data. */
  private static final int STEPS = 1_000;

  private final int[] partOfGroup;
  private final PartSizes sizes;

  /**
   * Creates a balance.
   *
   * @param partOfGroup the part of each group, which steps change
   * @param sizes of these parts, kept up to date
   */
  Balance(int[] partOfGroup, PartSizes sizes) {
    this.partOfGroup = partOfGroup;
    this.sizes = sizes;
  }

  /**
   * What goes over to another part, and what comes back.
   *
   * @param given a group
   * @param taken a group, or −1 for none
   * @param error how far the difference of their sizes is from the best there could be
   */
  private record Exchange(int given, int taken, double error) {}

  void settle() {
    for (int step = 0; step < STEPS && improve(); step++) {}
  }

  private boolean improve() {
    for (int over = 0; over < sizes.parts(); over++) {
      for (int under = 0; under < sizes.parts(); under++) {
        if (sizes.excess(over) > 0 && sizes.excess(under) < 0 && improve(over, under)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Rows that go over make the distances smaller if they are fewer than twice the best number. */
  private boolean improve(int over, int under) {
    double bestChange = (sizes.excess(over) - sizes.excess(under)) / 2.0;
    Exchange best = new Exchange(-1, -1, bestChange);
    int[] givers = bySize(over);
    int[] takers = bySize(under);
    double[] takerSizes = IntStream.of(takers).mapToDouble(sizes::of).toArray();
    for (int i = 0; i < givers.length; i++) {
      if (i == 0 || sizes.of(givers[i]) > sizes.of(givers[i - 1])) { // one of each size will do
        double spare = sizes.of(givers[i]) - bestChange;
        int taker = nearest(takerSizes, spare);
        double error = Math.abs(spare - takerSizes[taker]);
        best = better(best, new Exchange(givers[i], takers[taker], error));
        if (givers.length > 1) {
          best = better(best, new Exchange(givers[i], -1, Math.abs(spare)));
        }
      }
    }
    apply(best, over, under);
    return best.given() >= 0;
  }

  private static Exchange better(Exchange best, Exchange other) {
    return other.error() < best.error() ? other : best;
  }

  private void apply(Exchange exchange, int over, int under) {
    if (exchange.given() >= 0) {
      move(exchange.given(), over, under);
    }
    if (exchange.taken() >= 0) {
      move(exchange.taken(), under, over);
    }
  }

  private void move(int group, int from, int to) {
    partOfGroup[group] = to;
    sizes.remove(group, from);
    sizes.add(group, to);
  }

  private int[] bySize(int part) {
    return Arrays.stream(Partition.of(partOfGroup, part))
        .boxed()
        .sorted(Comparator.comparingInt(sizes::of))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns where the nearest of at least one number stands; they are sorted. */
  private static int nearest(double[] sorted, double number) {
    int place = Arrays.binarySearch(sorted, number);
    int above = Math.min(place >= 0 ? place : -place - 1, sorted.length - 1);
    int below = Math.max(0, above - 1);
    return number - sorted[below] < sorted[above] - number ? below : above;
  }
}
