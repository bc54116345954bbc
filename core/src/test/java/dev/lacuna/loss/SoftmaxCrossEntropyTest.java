package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxCrossEntropyTest {
  private static final HeadLoss LOSS = new SoftmaxCrossEntropy(3);

  private final double[] gradient = new double[3];

  @Test
  void lossIsMinusTheLogOfTheProbability() {
    double[] logits = {Math.log(1), Math.log(2), Math.log(5)}; // p = 1/8, 2/8, 5/8

    assertThat(LOSS.cell(logits, 0, 1, gradient)).isCloseTo(-Math.log(0.25), within(1e-15));
    assertThat(gradient).containsExactly(new double[] {0.125, -0.75, 0.625}, within(1e-15));
  }

  @Test
  void equalLogitsCostTheLogOfTheClasses() {
    assertThat(LOSS.cell(new double[] {7, 7, 7}, 0, 2, gradient))
        .isCloseTo(Math.log(3), within(1e-14));
  }

  @Test
  void onlyTheHeadsOwnLogitsAreReadAndWritten() {
    double[] logits = {Double.NaN, 0, 0, 0, Double.NaN};
    double[] whole = {9, 9, 9, 9, 9};

    assertThat(LOSS.cell(logits, 1, 0, whole)).isCloseTo(Math.log(3), within(1e-15));
    assertThat(whole)
        .containsExactly(new double[] {9, -2 / 3.0, 1 / 3.0, 1 / 3.0, 9}, within(1e-15));
  }

  @Test
  void hugeLogitsStayFinite() {
    double[] logits = {1e4, -1e4, 0};

    assertThat(LOSS.cell(logits, 0, 0, gradient)).isZero();
    assertThat(gradient).containsExactly(0, 0, 0);
    assertThat(LOSS.cell(logits, 0, 1, gradient)).isEqualTo(2e4);
    assertThat(gradient).containsExactly(1, -1, 0);
  }

  @Property
  void gradientSumsToZero(@ForAll @Size(3) double[] logits, @ForAll @IntRange(max = 2) int label) {
    double[] bounded = Arrays.stream(logits).map(Math::tanh).map(z -> 50 * z).toArray();
    LOSS.cell(bounded, 0, label, gradient);

    assertThat(Arrays.stream(gradient).sum()).isCloseTo(0, within(1e-14));
  }

  @Property
  void twoClassesAgreeWithTheSigmoid(
      @ForAll @DoubleRange(min = -100, max = 100) double z, @ForAll @IntRange(max = 1) int label) {
    double[] one = new double[1];
    double expected = new BinaryCrossEntropy().cell(new double[] {z}, 0, label, one);

    double[] two = new double[2];
    assertThat(new SoftmaxCrossEntropy(2).cell(new double[] {0, z}, 0, label, two))
        .isCloseTo(expected, within(1e-12));
    assertThat(two[1]).isCloseTo(one[0], within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 3, 1e30, Double.NaN})
  void targetThatIsNoClassIsRefused(double target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LOSS.cell(new double[5], 1, target, new double[5]))
        .withMessage("a class index must be within 0 to 2. Found " + target);
  }
}
