package dev.lacuna.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlattScalingTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "0.4, -1", "2.5, 3", "0, -2"})
  void theLineThatOutcomesFollowIsFound(double slope, double intercept) {
    SplittableRandom random = new SplittableRandom(4);
    double[] logits = random.doubles(200_000, -3, 3).toArray();
    boolean[] outcomes = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-slope * logits[i] - intercept));
    }

    PlattScaling line = PlattScaling.fit(logits, outcomes);

    assertThat(line.slope()).isCloseTo(slope, within(0.1));
    assertThat(line.intercept()).isCloseTo(intercept, within(0.1));
    assertThat(line.probability(0.5))
        .isCloseTo(1 / (1 + Math.exp(-0.5 * slope - intercept)), within(0.01));
  }

  @Test
  void fourCasesAreWorkedByHand() {
    // at logit 0 one of two, at logit 2 both: smoothed targets are 1/3 and 4/5, so that the line
    // goes through the means of its two points, (1/3 + 4/5) / 2 and 4/5
    PlattScaling line =
        PlattScaling.fit(new double[] {0, 0, 2, 2}, new boolean[] {false, true, true, true});

    double low = (1 / 3.0 + 0.8) / 2;
    assertThat(line.probability(0)).isCloseTo(low, within(1e-6));
    assertThat(line.probability(2)).isCloseTo(0.8, within(1e-6));
    double mean = (low + 0.8) / 2;
    double gain = 4 * entropy(mean, mean) - 2 * entropy(low, low) - 2 * entropy(0.8, 0.8);
    assertThat(line.gain()).isCloseTo(gain, within(1e-6));
  }

  @Test
  void outcomesThatLogitsPartStayFinite() {
    PlattScaling line =
        PlattScaling.fit(
            new double[] {-400, -300, 300, 400}, new boolean[] {false, false, true, true});

    assertThat(line.slope()).isFinite().isPositive();
    assertThat(line.probability(-400)).isBetween(0.2, 0.3);
    assertThat(line.probability(400)).isBetween(0.7, 0.8);
  }

  @Test
  void logitsThatAreAllTheSameGainNothing() {
    PlattScaling line =
        PlattScaling.fit(new double[] {2, 2, 2, 2}, new boolean[] {true, false, true, true});

    assertThat(line.gain()).isCloseTo(0, within(1e-6));
    assertThat(line.probability(2)).isCloseTo((3 * 0.8 + 1 / 3.0) / 4, within(1e-6));
  }

  @Test
  void logitsThePointTheWrongWayHaveASlopeBelowZero() {
    PlattScaling line =
        PlattScaling.fit(
            new double[] {1, 2, -1, -2, 1, -1},
            new boolean[] {false, false, true, true, true, false});

    assertThat(line.slope()).isNegative();
  }

  private static double entropy(double target, double probability) {
    return -target * Math.log(probability) - (1 - target) * Math.log(1 - probability);
  }
}
