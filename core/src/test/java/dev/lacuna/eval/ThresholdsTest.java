package dev.lacuna.eval;

import static dev.lacuna.eval.Case.MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.Case.Cell;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  @Test
  void fixedThresholdsAreOneHalf() {
    assertThat(Thresholds.fixed(Case.MIXED).values()).containsExactly(0.5, 0.5, 0.5, 0.5);
  }

  @Test
  void thresholdsAreProbabilities() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(List.of(0.5, 1.5)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(List.of(Double.NaN)));
  }

  @Test
  void cutLiesHalfwayBetweenNeighbours() {
    assertThat(tuned(Case.binary(new double[] {0, 0, 1, MISSING}, 0.1, 0.2, 0.4, 0.21)))
        .isCloseTo(0.3, within(1e-12));
  }

  @Test
  void oneHalfStaysWhereNothingIsBetter() {
    assertThat(tuned(Case.binary(new double[] {0, 0, 1}, 0.1, 0.45, 0.6))).isEqualTo(0.5);
  }

  @Test
  void oneHalfStaysWithoutBothClasses() {
    assertThat(tuned(Case.binary(new double[] {1, 1, MISSING}, 0.1, 0.2, 0.1))).isEqualTo(0.5);
    assertThat(tuned(Case.binary(new double[] {MISSING}, 0.1))).isEqualTo(0.5);
  }

  @Test
  void oneHalfStaysWhereScoresAreNoProbabilities() {
    assertThat(tuned(Case.binary(new double[] {0, 1}, 0.1, Double.NaN))).isEqualTo(0.5);
  }

  @Test
  void cutSeparatesNumbersWithoutOneBetweenThem() {
    double upper = Math.nextUp(0.25);
    assertThat(tuned(Case.binary(new double[] {0, 1}, 0.25, upper))).isEqualTo(upper);
  }

  /** One cell is decided wrong below the first cut and above the last: both are as good. */
  @Test
  void ofEquallyGoodCutsTheNearestToOneHalfIsTaken() {
    double[] labels = {0, 1, 0, 1};

    assertThat(tuned(Case.binary(labels, 0.125, 0.25, 0.625, 0.75))).isEqualTo(0.6875);
    assertThat(tuned(Case.binary(labels, 0.25, 0.375, 0.75, 0.875))).isEqualTo(0.3125);
    assertThat(tuned(Case.binary(labels, 0.125, 0.375, 0.625, 0.875))).isEqualTo(0.25);
  }

  @Test
  void lowestScoreMayBeOneHalf() {
    assertThat(tuned(Case.binary(new double[] {0, 1}, 0.5, 0.75))).isEqualTo(0.625);
  }

  @Test
  void certaintyIsAThresholdToo() {
    assertThat(new Thresholds(List.of(0.0, 1.0)).of(1)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(List.of(-1e-300)));
  }

  @Test
  void onlyBinaryHeadsAreTuned() {
    Case example = Case.random(3, 200);
    Thresholds tuned = Thresholds.tune(example.labels(), example.predictions());
    assertThat(tuned.of(0)).isNotEqualTo(0.5);
    assertThat(tuned.values().subList(2, 4)).containsExactly(0.5, 0.5);
  }

  @Property
  void noCutIsBetterAndNoneAsGoodIsNearer(@ForAll("cells") List<Cell> cells) {
    Case example = Case.binary(cells);
    Assume.that(example.measure(Metric.F1_MACRO).isDefined());
    double best = tuned(example);
    double bestScore = macroF1(example, best);
    for (double cut : candidates(cells)) {
      double score = macroF1(example, cut);
      assertThat(score).isLessThanOrEqualTo(bestScore);
      if (score == bestScore) {
        assertThat(Math.abs(cut - 0.5)).isGreaterThanOrEqualTo(Math.abs(best - 0.5));
      }
    }
  }

  @Provide
  Arbitrary<List<Cell>> cells() {
    Arbitrary<Double> labels = Arbitraries.of(0.0, 1.0, MISSING);
    Arbitrary<Double> scores = Arbitraries.integers().between(0, 16).map(i -> i / 16.0);
    return Combinators.combine(labels, scores).as(Cell::new).list().ofMaxSize(30);
  }

  private static double[] candidates(List<Cell> cells) {
    double[] scores =
        cells.stream()
            .filter(cell -> !Double.isNaN(cell.label()))
            .mapToDouble(Cell::score)
            .sorted()
            .distinct()
            .toArray();
    DoubleStream.Builder cuts = DoubleStream.builder().add(0.5);
    for (int i = 1; i < scores.length; i++) {
      cuts.add((scores[i - 1] + scores[i]) / 2);
    }
    return cuts.build().toArray();
  }

  private static double macroF1(Case example, double threshold) {
    BinarySample sample = (BinarySample) example.sample();
    return sample.withThreshold(threshold).measure(Metric.F1_MACRO).toOptional().orElseThrow();
  }

  private static double tuned(Case example) {
    return Thresholds.tune(example.labels(), example.predictions()).of(0);
  }
}
