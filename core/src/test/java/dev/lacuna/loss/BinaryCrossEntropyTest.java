package dev.lacuna.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryCrossEntropyTest {
  private static final HeadLoss LOSS = new BinaryCrossEntropy();
  private static final double LIMIT = BinaryCrossEntropy.KERAS_LOGIT_LIMIT;
  private static final HeadLoss KERAS = new BinaryCrossEntropy(LIMIT);

  private final double[] gradient = new double[1];

  @Test
  void undecidedLogitCostsLogTwo() {
    assertThat(cell(LOSS, 0, 1)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(gradient[0]).isEqualTo(-0.5);
    assertThat(cell(LOSS, 0, 0)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(gradient[0]).isEqualTo(0.5);
  }

  @Test
  void lossIsMinusTheLogOfTheProbability() {
    double z = Math.log(3); // p = 3/4

    assertThat(cell(LOSS, z, 1)).isCloseTo(-Math.log(0.75), within(1e-15));
    assertThat(gradient[0]).isCloseTo(-0.25, within(1e-15));
    assertThat(cell(LOSS, z, 0)).isCloseTo(-Math.log(0.25), within(1e-15));
    assertThat(gradient[0]).isCloseTo(0.75, within(1e-15));
  }

  @Test
  void hugeLogitsStayFinite() {
    assertThat(cell(LOSS, 1e4, 1)).isEqualTo(0);
    assertThat(gradient[0]).isEqualTo(0);
    assertThat(cell(LOSS, 1e4, 0)).isEqualTo(1e4);
    assertThat(gradient[0]).isEqualTo(1);
    assertThat(cell(LOSS, -1e4, 1)).isEqualTo(1e4);
    assertThat(gradient[0]).isEqualTo(-1);
    assertThat(cell(LOSS, -1e4, 0)).isEqualTo(0);
    assertThat(gradient[0]).isEqualTo(0);
  }

  @Property
  void classesAreMirrorImages(@ForAll @DoubleRange(min = -1e3, max = 1e3) double z) {
    double positive = cell(LOSS, z, 1);
    double positiveGradient = gradient[0];

    assertThat(cell(LOSS, -z, 0)).isCloseTo(positive, within(1e-12));
    assertThat(gradient[0]).isCloseTo(-positiveGradient, within(1e-15));
  }

  @Test
  void limitIsWhereKerasClipsTheProbability() {
    assertThat(1 / (1 + Math.exp(-LIMIT))).isCloseTo(1 - 1e-7, within(1e-15));
  }

  @Property
  void limitChangesNothingWithin(
      @ForAll @DoubleRange(min = -16, max = 16) double z,
      @ForAll @DoubleRange(min = -1, max = 1) double target) {
    double unlimited = cell(LOSS, z, target);
    double unlimitedGradient = gradient[0];

    assertThat(cell(KERAS, z, target)).isEqualTo(unlimited);
    assertThat(gradient[0]).isEqualTo(unlimitedGradient);
  }

  @Property
  void beyondTheLimitTheLossIsConstant(
      @ForAll @DoubleRange(min = 17, max = 1e4) double z,
      @ForAll @DoubleRange(min = -1, max = 1) double target) {
    double above = cell(KERAS, LIMIT, target);
    double below = cell(KERAS, -LIMIT, target);

    assertThat(cell(KERAS, z, target)).isEqualTo(above);
    assertThat(gradient[0]).isZero();
    assertThat(cell(KERAS, -z, target)).isEqualTo(below);
    assertThat(gradient[0]).isZero();
  }

  @Test
  void limitItselfStillHasASlope() {
    double confident = 1 / (1 + Math.exp(-LIMIT));

    cell(KERAS, LIMIT, 0);
    assertThat(gradient[0]).isCloseTo(confident, within(1e-15));
    cell(KERAS, -LIMIT, 1);
    assertThat(gradient[0]).isCloseTo(-confident, within(1e-15));
    cell(KERAS, Math.nextUp(LIMIT), 0);
    assertThat(gradient[0]).isZero();
  }

  @Test
  void limitBoundsTheLossOfMinusOneFromBelow() {
    assertThat(cell(LOSS, -1e4, -1)).isEqualTo(-1e4);
    assertThat(cell(KERAS, -1e4, -1)).isCloseTo(-LIMIT, within(1e-6));
  }

  /** Share m of targets −1 and the rest 1 have mean 1 − 2m, and there the pull is balanced. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.4, 0.49})
  void minusOneAsTargetPullsTheProbabilityDown(double share) {
    double p = 1 - 2 * share;
    double z = Math.log(p / (1 - p));
    assertThat(meanGradient(z, share)).isCloseTo(0, within(1e-12));
    assertThat(meanGradient(z + 0.1, share)).isPositive();
    assertThat(meanGradient(z - 0.1, share)).isNegative();
  }

  private double meanGradient(double z, double share) {
    cell(KERAS, z, -1);
    double ofMinusOne = gradient[0];
    cell(KERAS, z, 1);
    return share * ofMinusOne + (1 - share) * gradient[0];
  }

  private double cell(HeadLoss loss, double z, double target) {
    return loss.cell(new double[] {z}, 0, target, gradient);
  }
}
