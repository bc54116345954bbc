package dev.lacuna.toy.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbabilityColorsTest {
  private static final int STEPS = 200;

  @Test
  void aHigherProbabilityIsAlwaysDarker() {
    double[] luminances =
        IntStream.rangeClosed(0, STEPS)
            .mapToDouble(step -> luminance(ProbabilityColors.argb(step / (double) STEPS)))
            .toArray();

    for (int step = 1; step <= STEPS; step++) {
      assertThat(luminances[step]).isLessThan(luminances[step - 1]);
    }
  }

  @Test
  void theLightnessFallsInEqualSteps() {
    double start = lightness(0);
    double perUnit = lightness(1) - start;

    for (int step = 0; step <= STEPS; step++) {
      double share = step / (double) STEPS;
      assertThat(lightness(share))
          .isBetween(start + perUnit * share - 2, start + perUnit * share + 2);
    }
  }

  @Test
  void aProbabilityBeyondTheScaleTakesTheColorOfItsEnd() {
    assertThat(ProbabilityColors.argb(-0.5)).isEqualTo(ProbabilityColors.argb(0));
    assertThat(ProbabilityColors.argb(Double.POSITIVE_INFINITY))
        .isEqualTo(ProbabilityColors.argb(1));
  }

  @Test
  void noProbabilityIsTransparent() {
    assertThat(ProbabilityColors.argb(Double.NaN) >>> 24).isZero();
    assertThat(ProbabilityColors.argb(0.3) >>> 24).isEqualTo(255);
  }

  private static double lightness(double probability) {
    return 116 * Math.cbrt(luminance(ProbabilityColors.argb(probability))) - 16;
  }

  private static double luminance(int argb) {
    float[] rgb = new Color(argb).getRGBColorComponents(null);
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
