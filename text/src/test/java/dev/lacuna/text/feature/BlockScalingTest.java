package dev.lacuna.text.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockScalingTest {
  /** The first block has variances 1 and 0, ½ in the mean; the second has none. */
  @Test
  void scalesAsComputedByHand() {
    BlockScaling scaling =
        BlockScaling.fit(List.of(new double[] {1, 2, 9, 8}, new double[] {3, 2, 9, 8}), 2, 4);

    assertThat(scaling.means()).containsExactly(2.0, 2.0, 9.0, 8.0);
    assertThat(scaling.factors().get(0)).isCloseTo(Math.sqrt(2), within(1e-15));
    assertThat(scaling.factors().get(1)).isOne();
    assertThat(applied(scaling, 4, 3, 11, 8))
        .containsExactly((float) (2 * Math.sqrt(2)), (float) Math.sqrt(2), 2, 0);
  }

  @Test
  void writesWhereItIsTold() {
    float[] target = {7, 7, 7, 7};
    new BlockScaling(1, List.of(1.0, 2.0), List.of(2.0, 3.0)).apply(new double[] {2, 4}, target, 1);

    assertThat(target).containsExactly(7, 2, 6, 7);
  }

  @Test
  void noRowsLeaveNumbersAsTheyAre() {
    assertThat(applied(BlockScaling.fit(List.of(), 2, 2), 5, -1)).containsExactly(5, -1);
  }

  @Test
  void roundingOfTheMeanIsNoDifference() {
    List<double[]> same = List.of(new double[] {0.1}, new double[] {0.1}, new double[] {0.1});

    assertThat(BlockScaling.fit(same, 1, 1).factors()).containsExactly(1.0);
  }

  @Property
  void trainRowsHaveMeanZeroAndBlocksMeanVarianceOne(
      @ForAll @Size(min = 2, max = 9)
          List<@Size(4) List<@DoubleRange(min = -9, max = 9) Double>> rows) {
    List<double[]> numbers = rows.stream().map(BlockScalingTest::numbers).toList();
    BlockScaling scaling = BlockScaling.fit(numbers, 2, 4);

    double[] sums = new double[4];
    double[] squares = new double[2];
    for (double[] row : numbers) {
      float[] scaled = applied(scaling, row);
      for (int i = 0; i < scaled.length; i++) {
        sums[i] += scaled[i];
        squares[i / 2] += (double) scaled[i] * scaled[i] / rows.size() / 2;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i]).isCloseTo(0, within(1e-4));
    }
    for (double square : squares) {
      assertThat(square == 0 || Math.abs(square - 1) < 1e-4).isTrue();
    }
  }

  @Test
  void blocksMustMakeUpTheFeatures() {
    assertThatThrownBy(() -> new BlockScaling(2, List.of(0.0, 0.0), List.of(1.0, 1.0)))
        .hasMessage("blocks must make up the features, block = 2, features = 2, blocks = 2");
    assertThatThrownBy(() -> new BlockScaling(0, List.of(), List.of()))
        .hasMessageContaining("block = 0");
    assertThatThrownBy(() -> new BlockScaling(1 << 30, List.of(), List.of(1.0, 1.0, 1.0, 1.0)))
        .hasMessageContaining("blocks = 4");
  }

  @Test
  void meansAndFactorsMustBeFiniteAndFactorsAboveZero() {
    assertThatThrownBy(() -> new BlockScaling(1, List.of(Double.NaN), List.of(1.0)))
        .hasMessage("means must be finite floats");
    for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new BlockScaling(1, List.of(0.0), List.of(factor)))
          .hasMessage("a factor must be above 0 and at most 1E18. Found " + factor);
    }
  }

  private static double[] numbers(List<Double> row) {
    return row.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static float[] applied(BlockScaling scaling, double... row) {
    float[] target = new float[row.length];
    scaling.apply(row, target, 0);
    return target;
  }
}
