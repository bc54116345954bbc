package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.csv.audit.Significance.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignificanceTest {
  /** R: prop.test(c(30, 10), c(100, 100), correct = FALSE) gives a chi-square of 12.5. */
  @Test
  void sharesOfManyRowsAreComparedByTheNormalDistribution() {
    double p = Significance.ofShares(new Share(30, 100), new Share(10, 100));

    assertThat(p).isCloseTo(0.000407, within(1e-6));
  }

  /** Fisher's lady who tells all eight cups apart: 2 of the 70 tables are as far off. */
  @Test
  void sharesOfFewRowsAreComparedExactly() {
    assertThat(Significance.ofShares(new Share(4, 4), new Share(0, 4)))
        .isCloseTo(2 / 70.0, within(1e-9));
  }

  @Test
  void sharesThatNeverVaryDoNotDiffer() {
    assertThat(Significance.ofShares(new Share(0, 40), new Share(0, 9))).isEqualTo(1);
  }

  /** Student's sleep data; R: t.test(extra ~ group, data = sleep) gives p = 0.07939. */
  @Test
  void meansAreComparedByWelchsTest() {
    Moments first = moments(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
    Moments second = moments(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    assertThat(Significance.ofMeans(first, second)).isCloseTo(0.07939, within(1e-5));
  }

  @Test
  void meansOfConstantsDoNotDiffer() {
    assertThat(Significance.ofMeans(moments(1, 1), moments(1, 1, 1))).isEqualTo(1);
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void holmMultipliesTheSmallestByTheNumberOfTests() {
    assertThat(Significance.holm(List.of(0.01, 0.04, 0.03, 0.005)))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  private static Moments moments(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }
}
