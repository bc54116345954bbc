package dev.lacuna.csv.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.model.Predictions;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisagreementTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(
          BinaryHead.of("ill", MaskValue.BLANK),
          new CategoricalHead("grade", List.of("a", "b", "c"), List.of(MaskValue.BLANK)),
          RegressionHead.of("dose", MaskValue.BLANK));
  private static final Predictions ONE = Predictions.of(SCHEMA, new double[] {0, 1, 0, 0, 3});
  private static final Predictions OTHER = Predictions.of(SCHEMA, new double[] {1, 0, 0.5, 0.5, 7});
  private static final Predictions UNSURE =
      Predictions.of(SCHEMA, new double[] {0.5, 1 / 3.0, 1 / 3.0, 1 / 3.0, 3});

  @Test
  void membersThatAreSureOfDifferentClassesDisagreeMost() {
    // a half each way: ln 2 of the mean, and nothing of each member
    assertThat(of(0, ONE, OTHER)).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void whatMembersAreUnsureOfTogetherIsNoDisagreement() {
    assertThat(of(0, UNSURE, UNSURE)).isZero();
    assertThat(of(1, UNSURE, UNSURE)).isCloseTo(0, within(1e-12));
    assertThat(of(2, UNSURE, ONE)).isZero();
  }

  @Test
  void entropyOfTheMeanLessTheMeanEntropyForSeveralClasses() {
    // mean (0.5, 0.25, 0.25) has 1.5 ln 2; members have 0 and ln 2
    assertThat(of(1, ONE, OTHER)).isCloseTo(1.5 * Math.log(2) - 0.5 * Math.log(2), within(1e-12));
  }

  @Test
  void varianceOfNumbers() {
    assertThat(of(2, ONE, OTHER)).isEqualTo(4);
  }

  @Test
  void oneMemberIsAskedHowUnsureItIs() {
    assertThat(of(0, UNSURE)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(of(1, UNSURE)).isCloseTo(Math.log(3), within(1e-12));
    assertThat(of(0, ONE)).isZero();
    assertThat(of(2, ONE)).isZero();
  }

  private static double of(int head, Predictions... members) {
    return new Disagreement(SCHEMA, List.of(members)).of(0, head);
  }
}
