package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;

/** What kernels do to rows of plain arrays, against loops in doubles. */
class RowKernelsTest {
  private static final String SEED = "23";
  private static final Offset<Double> ROUNDING = within(2e-5);
  private static final int BEYOND = 5;

  /**
   * @param aFrom where one row begins
   * @param bFrom where the other does
   */
  record Rows(Kernels kernels, int aFrom, int bFrom, int length, long seed) {
    float[] a() {
      return random(aFrom, seed);
    }

    float[] b() {
      return random(bFrom, ~seed);
    }

    private float[] random(int from, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] numbers = new float[from + length + BEYOND];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) random.nextDouble(-1, 1);
      }
      return numbers;
    }
  }

  @Provide
  static Arbitrary<Rows> rows() {
    return Combinators.combine(
            Arbitraries.of(Kernels.plain(), Kernels.best()),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 130),
            Arbitraries.longs().dontShrink())
        .as(Rows::new)
        .withoutEdgeCases();
  }

  @Property(seed = SEED, tries = 300)
  void dotIsTheSumOfProducts(@ForAll("rows") Rows rows) {
    float[] a = rows.a();
    float[] b = rows.b();
    double sum = 0;
    for (int i = 0; i < rows.length(); i++) {
      sum += (double) a[rows.aFrom() + i] * b[rows.bFrom() + i];
    }

    float dot = rows.kernels().dot(a, rows.aFrom(), b, rows.bFrom(), rows.length());

    assertThat((double) dot).isCloseTo(sum, ROUNDING);
  }

  @Property(seed = SEED, tries = 300)
  void addScaledAddsToTheRowAndToNothingElse(@ForAll("rows") Rows rows) {
    float[] y = rows.a();
    float[] x = rows.b();

    rows.kernels().addScaled(y, rows.aFrom(), x, rows.bFrom(), -0.7f, rows.length());

    float[] before = rows.a();
    for (int at = 0; at < y.length; at++) {
      int i = at - rows.aFrom();
      boolean inside = i >= 0 && i < rows.length();
      double expected = before[at] + (inside ? -0.7 * x[rows.bFrom() + i] : 0);
      assertThat((double) y[at]).isCloseTo(expected, inside ? within(1e-6) : within(0.0));
    }
    assertThat(x).isEqualTo(rows.b());
  }
}
