package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What kernels do to pairs of selected rows, against loops in doubles. */
class RowPairsTest {
  private static final String SEED = "31";
  private static final int ROWS = 30;
  private static final Offset<Double> ROUNDING = within(2e-5);

  /**
   * @param left rows that are selected
   * @param right rows that are selected
   */
  record Case(Kernels kernels, int left, int right, int length, long seed) {
    RowPairs pairs() {
      SplittableRandom random = new SplittableRandom(seed);
      return new RowPairs(select(left, random), select(right, random));
    }

    private SelectedRows select(int count, SplittableRandom random) {
      float[] matrix = new float[(ROWS + 1) * length];
      for (int i = 0; i < ROWS * length; i++) {
        matrix[i] = (float) random.nextDouble(-1, 1);
      }
      SelectedRows rows = new SelectedRows(matrix, length, count);
      int first = random.nextInt(ROWS);
      for (int i = 0; i < count; i++) {
        rows.add((first + 7 * i) % ROWS);
      }
      return rows;
    }
  }

  @Provide
  static Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.of(Kernels.plain(), Kernels.best()),
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(1, 70),
            Arbitraries.longs().dontShrink())
        .as(Case::new)
        .withoutEdgeCases();
  }

  @Property(seed = SEED, tries = 200)
  void dotsAreSumsOfProducts(@ForAll("cases") Case c) {
    RowPairs pairs = c.pairs();

    c.kernels().dots(pairs);

    for (int i = 0; i < c.left(); i++) {
      for (int j = 0; j < c.right(); j++) {
        double sum = 0;
        for (int k = 0; k < c.length(); k++) {
          sum += (double) number(pairs.left(), i, k) * number(pairs.right(), j, k);
        }
        assertThat((double) pairs.numbers()[pairs.at(i, j)]).isCloseTo(sum, ROUNDING);
      }
    }
  }

  @Property(seed = SEED, tries = 200)
  void numbersOfPairsWithASpareRowStayZero(@ForAll("cases") Case c) {
    RowPairs pairs = c.pairs();

    c.kernels().dots(pairs);

    for (int i = 0; i < pairs.left().capacity(); i++) {
      for (int j = 0; j < pairs.right().capacity(); j++) {
        if (i >= c.left() || j >= c.right()) {
          assertThat(pairs.numbers()[pairs.at(i, j)]).isZero();
        }
      }
    }
  }

  @Property(seed = SEED, tries = 200)
  void exchangeMovesRowsGroupByGroup(@ForAll("cases") Case c) {
    RowPairs pairs = c.pairs();
    SplittableRandom random = new SplittableRandom(~c.seed());
    for (int i = 0; i < c.left(); i++) {
      for (int j = 0; j < c.right(); j++) {
        pairs.numbers()[pairs.at(i, j)] = (float) random.nextDouble(-0.3, 0.3);
      }
    }
    double[] x = doubles(pairs.left());
    double[] y = doubles(pairs.right());
    for (int i = 0; i < c.left(); i += RowPairs.LEFT_GROUP) {
      for (int j = 0; j < c.right(); j += RowPairs.RIGHT_GROUP) {
        exchange(pairs, x, y, i, j);
      }
    }

    c.kernels().exchange(pairs);

    assertThat(doubles(pairs.left())).containsExactly(x, ROUNDING);
    assertThat(doubles(pairs.right())).containsExactly(y, ROUNDING);
  }

  private static void exchange(RowPairs pairs, double[] x, double[] y, int fromI, int fromJ) {
    double[] oldX = x.clone();
    double[] oldY = y.clone();
    int toI = Math.min(fromI + RowPairs.LEFT_GROUP, pairs.left().count());
    int toJ = Math.min(fromJ + RowPairs.RIGHT_GROUP, pairs.right().count());
    for (int i = fromI; i < toI; i++) {
      for (int j = fromJ; j < toJ; j++) {
        float factor = pairs.numbers()[pairs.at(i, j)];
        for (int k = 0; k < pairs.left().length(); k++) {
          int xAt = pairs.left().start(i) + k;
          int yAt = pairs.right().start(j) + k;
          x[xAt] += factor * oldY[yAt];
          y[yAt] += factor * oldX[xAt];
        }
      }
    }
  }

  @Test
  void rowIsSelectedOnce() {
    SelectedRows rows = new SelectedRows(new float[12], 3, 5);

    rows.add(2);
    rows.add(0);
    rows.add(2);

    assertThat(rows.count()).isEqualTo(2);
    assertThat(rows.start(0)).isEqualTo(6);
    assertThat(rows.start(1)).isZero();
  }

  @Test
  void rowsOfOneMatrixAreNotPaired() {
    SelectedRows rows = new SelectedRows(new float[12], 3, 5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RowPairs(rows, rows))
        .withMessageContaining("two matrices");
  }

  @Test
  void rowsOfTwoLengthsAreNotPaired() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RowPairs(
                    new SelectedRows(new float[12], 3, 5), new SelectedRows(new float[12], 4, 5)))
        .withMessageContaining("lengths 3 and 4");
  }

  private static float number(SelectedRows rows, int selected, int at) {
    return rows.matrix()[rows.start(selected) + at];
  }

  private static double[] doubles(SelectedRows rows) {
    double[] numbers = new double[rows.matrix().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rows.matrix()[i];
    }
    return numbers;
  }
}
